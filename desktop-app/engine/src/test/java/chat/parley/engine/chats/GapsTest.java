package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.content.Content;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GapsTest {
    private static final int ADA = 2;
    private static final int EVE = 3;
    private Room room;

    @TempDir Path home;

    @BeforeEach
    void open() {
        room = new Room(home);
        room.says(ADA, 1, "one");
    }

    @AfterEach
    void close() {
        room.close();
        assertEquals(List.of(), room.bugs);
    }

    @Test
    void whatIsBehindAGapIsShownAfterAWhileWithARowForWhatIsMissing() {
        room.caughtUp();
        room.says(ADA, 3, "three");
        room.pass(Gaps.PATIENCE.minusMillis(1));
        assertEquals(List.of("one"), room.seen(ADA));
        room.pass(Duration.ofMillis(1));
        assertEquals(List.of("one", "(missing)", "three"), room.seen(ADA));
    }

    @Test
    void noPatienceIsLostWhileTheRelayStillHasSomething() {
        room.says(ADA, 3, "three");
        room.pass(Duration.ofHours(1));
        assertEquals(List.of("one"), room.seen(ADA));
        room.caughtUp();
        room.pass(Gaps.PATIENCE.minusMillis(1));
        assertEquals(List.of("one"), room.seen(ADA));
        room.pass(Duration.ofMillis(1));
        assertEquals(List.of("one", "(missing)", "three"), room.seen(ADA));
    }

    @Test
    void aNewConnectionBeginsToWaitAnew() {
        room.caughtUp();
        room.says(ADA, 3, "three");
        room.on(
                () -> {
                    room.folding.listening();
                    return true;
                });
        room.pass(Duration.ofMinutes(1));
        assertEquals(List.of("one"), room.seen(ADA));
    }

    @Test
    void whatComesInTimeLeavesNoTrace() {
        room.caughtUp();
        room.says(ADA, 3, "three");
        room.pass(Duration.ofSeconds(1));
        room.says(ADA, 2, "two");
        room.pass(Duration.ofMinutes(1));
        assertEquals(List.of("one", "two", "three"), room.seen(ADA));
    }

    @Test
    void aSecondGapHasItsOwnTime() {
        room.caughtUp();
        room.says(ADA, 3, "three");
        room.pass(Duration.ofSeconds(1));
        room.says(ADA, 2, "two");
        room.pass(Duration.ofSeconds(1));
        room.says(ADA, 5, "five");
        room.pass(Duration.ofSeconds(2));
        assertEquals(List.of("one", "two", "three"), room.seen(ADA));
        room.pass(Duration.ofSeconds(1));
        assertEquals(List.of("one", "two", "three", "(missing)", "five"), room.seen(ADA));
    }

    @Test
    void whatComesLateReplacesTheRowThatStoodForIt() {
        room.caughtUp();
        room.says(ADA, 5, "five");
        room.pass(Gaps.PATIENCE);
        room.says(ADA, 3, "three");
        assertEquals(List.of("one", "(missing)", "three", "(missing)", "five"), room.seen(ADA));
        room.says(ADA, 2, "two");
        room.says(ADA, 4, "four");
        assertEquals(List.of("one", "two", "three", "four", "five"), room.seen(ADA));
    }

    @Test
    void whatWaitedWhenTheProfileWasClosedIsShownAfterTheNextConnection() {
        room.says(ADA, 3, "three");
        room.reopen();
        assertEquals(List.of("one"), room.seen(ADA));
        room.caughtUp();
        room.pass(Gaps.PATIENCE);
        assertEquals(List.of("one", "(missing)", "three"), room.seen(ADA));
    }

    @Test
    void whatIsWrongWithOneHoldsBackNobodyElse() {
        ChatStore.Waiting nothing = new ChatStore.Waiting(Room.chat(EVE), Room.device(EVE));
        room.caughtUp();
        room.on(
                () -> {
                    room.folding.gaps().notice(nothing);
                    return true;
                });
        room.says(ADA, 3, "three");
        room.pass(Gaps.PATIENCE);
        assertEquals(List.of("one", "(missing)", "three"), room.seen(ADA));
        room.says(ADA, 5, "five");
        room.pass(Gaps.PATIENCE);
        assertEquals(List.of("one", "(missing)", "three", "(missing)", "five"), room.seen(ADA));
    }

    @Test
    void numbersAtTheEndOfTheirRangeHoldBackNothing() {
        room.caughtUp();
        for (int i = 0; i < 2; i++) {
            room.says(EVE, Content.LAST_NUMBER, "far " + i);
            room.says(EVE, 5, "near " + i);
            room.pass(Gaps.PATIENCE);
        }
        assertEquals(4, room.seen(EVE).size());
        room.says(ADA, 3, "three");
        room.pass(Gaps.PATIENCE);
        assertEquals(List.of("one", "(missing)", "three"), room.seen(ADA));
    }

    @Test
    void aGapIsGivenUpAtOnceWhenTooMuchWaitsBehindIt() {
        for (int i = 0; i <= Line.MOST; i++) {
            room.says(ADA, 3 + i, "text " + i);
        }
        List<String> seen = room.seen(ADA);
        assertEquals(Line.MOST + 3, seen.size());
        assertEquals(List.of("one", "(missing)", "text 0"), seen.subList(0, 3));
        room.says(ADA, 2, "two");
        assertEquals(List.of("one", "two", "text 0"), room.seen(ADA).subList(0, 3));
    }

    @Test
    void everybodyHasTheirOwnGaps() {
        room.says(EVE, 1, "eve one");
        room.caughtUp();
        room.says(ADA, 3, "three");
        room.pass(Duration.ofSeconds(2));
        room.says(EVE, 3, "eve three");
        room.pass(Duration.ofSeconds(1));
        assertEquals(List.of("one", "(missing)", "three"), room.seen(ADA));
        assertEquals(List.of("eve one"), room.seen(EVE));
        room.pass(Duration.ofSeconds(2));
        assertEquals(List.of("eve one", "(missing)", "eve three"), room.seen(EVE));
    }
}
