package chat.parley.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresencesTest {
    private final AccountId ben = new AccountId(Bytes.of(new byte[32]));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-11-24T08:00:00Z");

    private final Clock clock =
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }
            };

    private final Presences presences = new Presences(clock, timer, changes::incrementAndGet);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void whoIsHeardOfIsHereAndEndsByItself() {
        assertEquals(Person.Presence.UNKNOWN, presences.of(ben));
        presences.heard(ben, true, now);
        assertTrue(presences.of(ben).online());
        now = now.plus(Duration.ofSeconds(50));
        presences.heard(ben, true, now);
        assertEquals(1, changes.get(), "a heartbeat is no news");
        Instant last = now;
        now = now.plus(Duration.ofSeconds(59));
        presences.sweep();
        assertTrue(presences.of(ben).online());
        now = now.plus(Duration.ofSeconds(2));
        presences.sweep();
        assertEquals(new Person.Presence(false, Optional.of(last)), presences.of(ben));
        assertEquals(2, changes.get());
    }

    @Test
    void whoSaysGoodbyeIsGoneAtOnce() {
        presences.heard(ben, true, now);
        presences.heard(ben, false, now);
        assertFalse(presences.of(ben).online());
        now = now.plus(Duration.ofSeconds(100));
        presences.sweep();
        assertEquals(2, changes.get());
    }

    @Test
    void closedProfileNeedsNoTimer() {
        timer.shutdownNow();
        presences.heard(ben, true, now);
        assertTrue(presences.of(ben).online());
    }
}
