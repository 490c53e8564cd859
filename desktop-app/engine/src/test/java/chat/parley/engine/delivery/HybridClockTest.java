package chat.parley.engine.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HybridClockTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private final HybridClock clock = new HybridClock(Clock.fixed(NOW, ZoneOffset.UTC), 0);

    @Test
    void stampsStrictlyRiseWhileTheClockStands() {
        long first = clock.next();
        assertTrue(clock.next() > first);
        assertEquals(NOW, HybridClock.instant(first));
    }

    @Test
    void whatAnswersSortsBehindWhatItAnswers() {
        long theirs = HybridClock.of(NOW.plus(Duration.ofMinutes(9)));
        clock.merge(theirs);
        assertTrue(clock.next() > theirs);
    }

    @Test
    void aStampThatNobodyCanBelieveStandsWhereTheRelayGotIt() {
        long future = HybridClock.of(Instant.parse("6000-01-01T00:00:00Z"));
        Instant relayed = NOW.minus(Duration.ofHours(1));
        assertEquals(
                relayed.plus(HybridClock.TOLERANCE),
                HybridClock.instant(clock.believed(future, HybridClock.of(relayed))));
        assertEquals(
                HybridClock.TOLERANCE,
                Duration.between(
                        NOW,
                        HybridClock.instant(clock.believed(Long.MAX_VALUE, HybridClock.of(NOW)))));
    }

    @Test
    void aRelayThatLiesAboutTheTimeMovesNothingSensible() {
        long sensible = HybridClock.of(NOW.plus(Duration.ofMinutes(9))) + 7;
        assertEquals(sensible, clock.believed(sensible, 0));
        assertEquals(sensible, clock.believed(sensible, Long.MAX_VALUE));
    }

    @Test
    void whatIsNotBelievedKeepsItsOrder() {
        long before =
                clock.believed(
                        HybridClock.of(NOW.plus(Duration.ofMinutes(10))), HybridClock.of(NOW));
        long after =
                clock.believed(
                        HybridClock.of(NOW.plus(Duration.ofMinutes(11))),
                        HybridClock.of(NOW.plusSeconds(1)));
        assertTrue(before < after);
    }

    @Test
    void aWrongClockOfSomebodyElseDoesNotMoveOurs() {
        clock.merge(HybridClock.of(NOW.plus(Duration.ofMinutes(11))));
        assertEquals(NOW, HybridClock.instant(clock.next()));
        clock.merge(Long.MAX_VALUE);
        assertEquals(NOW, HybridClock.instant(clock.next()));
    }
}
