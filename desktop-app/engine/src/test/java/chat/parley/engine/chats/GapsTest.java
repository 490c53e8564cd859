package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
