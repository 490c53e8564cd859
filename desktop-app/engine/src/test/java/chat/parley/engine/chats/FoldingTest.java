package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.MessageRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldingTest {
    private static final int ADA = 2;
    private Room room;

    @TempDir Path home;

    @BeforeEach
    void open() {
        room = new Room(home);
    }

    @AfterEach
    void close() {
        room.close();
        assertEquals(List.of(), room.bugs);
    }

    @Test
    void whatArrivesIsHandedOnAsItIsReadLater() {
        MessageRef ref = room.says(ADA, 1, "hello");
        Shown handed = inTheHand(ref).orElseThrow();
        Shown read = room.on(() -> room.folding.reading().shown(row(ref)));
        assertEquals(read, handed);
        assertTrue(room.touched.getLast().chats().get(Room.chat(ADA)).spoke());
    }

    @Test
    void whatWaitsBehindAGapIsNotHandedOn() {
        room.says(ADA, 1, "one");
        MessageRef three = room.says(ADA, 3, "three");
        assertEquals(Optional.empty(), inTheHand(three));
        assertFalse(room.on(() -> row(three)).shown());
        MessageRef two = room.says(ADA, 2, "two");
        assertTrue(inTheHand(two).isPresent());
        assertEquals(Optional.empty(), inTheHand(three));
        assertTrue(room.on(() -> row(three)).shown());
    }

    @Test
    void whatIsUndoneIsNotHandedOn() {
        MessageRef one = room.says(ADA, 1, "one");
        AtomicReference<MessageRef> two = new AtomicReference<>();
        room.write(
                tx -> {
                    room.folding.accepted(tx, Room.chat(ADA), one, 5);
                    return assertThrows(
                            IllegalStateException.class,
                            () ->
                                    tx.savepoint(
                                            inner -> {
                                                two.set(room.says(inner, ADA, 2, "two"));
                                                throw new IllegalStateException("undone");
                                            }));
                });
        assertEquals(Optional.empty(), inTheHand(two.get()));
        assertEquals(List.of("one"), room.seen(ADA));
    }

    @Test
    void whatIsUndoneAltogetherTouchesNothing() {
        MessageRef one = room.says(ADA, 1, "one");
        int before = room.touched.size();
        assertThrows(
                CompletionException.class,
                () ->
                        room.write(
                                tx -> {
                                    room.folding.seen(tx, Room.chat(ADA), one, 7);
                                    throw new IllegalStateException("undone");
                                }));
        assertEquals(before, room.touched.size());
        assertTrue(room.on(() -> row(one)).unread());
        room.bugs.clear();
    }

    @Test
    void aMessageIsReadOnceItWasSeenHoweverOftenThatIsSaid() {
        MessageRef one = room.says(ADA, 1, "one");
        for (long ts : new long[] {9, 5, 7}) {
            room.write(
                    tx -> {
                        room.folding.seen(tx, Room.chat(ADA), one, ts);
                        return true;
                    });
        }
        ChatStore.Row row = room.on(() -> row(one));
        assertFalse(row.unread());
        assertEquals(5, row.progress().read());
    }

    @Test
    void whatWasSeenBeforeItCouldBeReadIsNotNews() {
        MessageRef later =
                new MessageRef(
                        Room.device(ADA),
                        chat.parley.model.id.MessageId.random(new java.security.SecureRandom()));
        room.write(
                tx -> {
                    room.folding.seen(tx, Room.chat(ADA), later, 5);
                    room.folding.unreadable(
                            tx,
                            new chat.parley.engine.journal.JournalPosition(1, 1),
                            Room.chat(ADA),
                            later,
                            5);
                    return true;
                });
        assertFalse(room.on(() -> row(later)).unread());
    }

    private ChatStore.Row row(MessageRef ref) throws Exception {
        return room.ledger.read(tx -> ChatStore.message(tx, ref)).orElseThrow();
    }

    private Optional<Shown> inTheHand(MessageRef ref) {
        return room.touched.getLast().chats().get(Room.chat(ADA)).messages().get(ref);
    }
}
