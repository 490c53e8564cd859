package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.content.ChatId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    private static final ChatId CHAT = Room.chat(2);
    private final AtomicInteger writes = new AtomicInteger();
    private Room room;
    private Drafts drafts;

    @TempDir Path home;

    @BeforeEach
    void open() {
        room = new Room(home);
        drafts = drafts();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Drafts drafts() {
        return new Drafts(room.ledger, room.timer, Clock.systemUTC(), writes::incrementAndGet);
    }

    @Test
    void aDraftLeftAloneSurvivesAKill() {
        type("half a thou");
        room.pass(Drafts.QUIET);
        assertEquals("half a thou", afterOpeningAgain());
    }

    @Test
    void whatIsStillTypedIsNotWrittenYet() {
        type("h");
        for (int i = 0; i < 5; i++) {
            room.pass(Drafts.QUIET.minusMillis(1));
            type("h".repeat(i + 2));
        }
        assertEquals(0, writes.get());
        room.pass(Drafts.QUIET);
        assertEquals(1, writes.get());
        assertEquals("hhhhhh", afterOpeningAgain());
    }

    @Test
    void oneLookWaitsHoweverMuchIsTyped() {
        for (int i = 0; i < 100; i++) {
            type("text " + i);
        }
        assertEquals(1, room.timer.waiting());
    }

    @Test
    void closingWritesWhatWasTypedLast() {
        type("goodby");
        write();
        assertEquals("goodby", afterOpeningAgain());
    }

    @Test
    void anEmptiedComposerLeavesNoDraft() {
        type("no, rather not");
        write();
        type("");
        write();
        assertEquals("", afterOpeningAgain());
        assertEquals(2, writes.get());
    }

    @Test
    void whatIsTooLongIsNotKeptAndTheOneBeforeStays() {
        type("short");
        write();
        type("x".repeat(Drafts.MOST + 1));
        write();
        assertEquals("short", afterOpeningAgain());
    }

    @Test
    void theDraftIsThereAlsoWhenTheDatabaseIsLost() throws Exception {
        type("in the journal");
        room.pass(Duration.ofSeconds(1));
        room.ledger.close();
        try (var files = Files.walk(home.resolve("database"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        assertEquals("in the journal", afterOpeningAgain());
    }

    private void type(String text) {
        room.on(
                () -> {
                    drafts.typed(CHAT, text);
                    return true;
                });
    }

    private void write() {
        room.on(
                () -> {
                    drafts.writeAll();
                    return true;
                });
    }

    private String afterOpeningAgain() {
        room.reopen();
        drafts = drafts();
        return room.on(
                () -> {
                    drafts.load(CHAT);
                    return drafts.text(CHAT);
                });
    }
}
