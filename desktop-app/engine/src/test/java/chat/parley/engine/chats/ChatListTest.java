package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.content.MessageRef;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list that follows what is folded is the one that is read from the database. */
class ChatListTest {
    private static final int ADA = 2;
    private static final int EVE = 3;
    private Room room;
    private Drafts drafts;
    private ChatList list;

    @TempDir Path home;

    @BeforeEach
    void open() {
        room = new Room(home);
        drafts = new Drafts(room.ledger, room.timer, Clock.systemUTC(), () -> {});
        list = list(drafts);
    }

    @AfterEach
    void close() {
        assertEquals(
                room.on(
                        () -> {
                            ChatList read = list(drafts);
                            read.load();
                            return read.summaries().value();
                        }),
                shown());
        room.close();
        assertEquals(List.of(), room.bugs);
    }

    private ChatList list(Drafts of) {
        return new ChatList(
                room.ledger, room.folding.reading(), new Room.Nobody(), room.folding.typing(), of);
    }

    @Test
    void theChatInWhichSomethingWasSaidLastStandsFirst() {
        room.says(ADA, 1, 1L << 40, "ada");
        room.says(EVE, 1, 2L << 40, "eve");
        assertEquals(List.of("eve", "ada"), lasts());
        room.says(ADA, 2, 3L << 40, "ada again");
        assertEquals(List.of("ada again", "eve"), lasts());
        assertEquals(List.of(2, 1), shown().stream().map(ChatSummary::unread).toList());
    }

    @Test
    void whatComesLateIsNotTheNewest() {
        room.says(ADA, 5, 2L << 40, "newest");
        room.says(ADA, 4, 1L << 40, "late");
        assertEquals(List.of("newest"), lasts());
    }

    @Test
    void whatWaitsBehindAGapIsNotToBeSeenYet() {
        room.says(ADA, 1, "one");
        room.says(ADA, 3, "three");
        assertEquals(List.of("one"), lasts());
        assertEquals(1, shown().getFirst().unread());
        room.says(ADA, 2, "two");
        assertEquals(List.of("three"), lasts());
        assertEquals(3, shown().getFirst().unread());
    }

    @Test
    void whatCouldNotBeReadAndThenCanGivesUpItsPlaceAtTheEnd() {
        MessageRef ref = room.unreadable(ADA, 9L << 40);
        assertEquals(List.of("(unreadable)"), lasts());
        room.says(ADA, 2, 3L << 40, "two");
        assertEquals(List.of("(unreadable)"), lasts());
        room.says(ADA, ref, 1, 1L << 40, "one");
        assertEquals(List.of("two"), lasts());
        assertEquals(2, shown().getFirst().unread());
    }

    @Test
    void whatWasSeenCountsNoMore() {
        MessageRef one = room.says(ADA, 1, "one");
        room.write(
                tx -> {
                    room.folding.seen(tx, Room.chat(ADA), one, 5);
                    return true;
                });
        assertEquals(0, shown().getFirst().unread());
        assertEquals(DeliveryState.READ, shown().getFirst().last().orElseThrow().state());
    }

    @Test
    void aChatInWhichNothingWasSaidIsThereForItsDraft() {
        room.on(
                () -> {
                    drafts.typed(Room.chat(ADA), "hel");
                    drafts.writeAll();
                    return true;
                });
        assertEquals(List.of("hel"), shown().stream().map(ChatSummary::draft).toList());
    }

    private List<ChatSummary> shown() {
        return room.on(
                () -> {
                    for (Touched touched : room.touched) {
                        for (var chat : touched.chats().entrySet()) {
                            list.touched(chat.getKey(), chat.getValue());
                        }
                    }
                    room.touched.clear();
                    list.publish();
                    return list.summaries().value();
                });
    }

    private List<String> lasts() {
        return shown().stream().map(chat -> Room.text(chat.last().orElseThrow())).toList();
    }
}
