package chat.parley.engine.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stamps that follow the device's clock and still strictly rise, also after what others said: what
 * answers a message sorts behind it (Kulkarni et al., "Logical Physical Clocks", 2014). A stamp is
 * milliseconds since 1970 shifted left by 16, plus a counter. Used on the lane only.
 */
public final class HybridClock {
    private static final int SHIFT = 16;

    /** A stamp further ahead than this is somebody's wrong clock and does not move ours. */
    static final Duration TOLERANCE = Duration.ofMinutes(10);

    /** The year 6429. */
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE >> SHIFT);

    private final Clock clock;
    private long last;

    /**
     * A clock that goes on from {@code last}.
     *
     * @param last the highest stamp given or merged before; 0 where there was none
     */
    public HybridClock(Clock clock, long last) {
        this.clock = clock;
        this.last = last;
    }

    /** A stamp above all that were given or merged. */
    public long next() {
        last = Math.max(of(clock.instant()), last + 1);
        return last;
    }

    /** What somebody else's stamp says of the time, unless it is too far ahead to be believed. */
    public void merge(long stamp) {
        if (sensible(stamp)) {
            last = Math.max(last, stamp);
        }
    }

    private boolean sensible(long stamp) {
        return stamp <= of(clock.instant().plus(TOLERANCE));
    }

    /**
     * Where something that came from somebody else stands: by its stamp, but where that is too far
     * ahead to be believed, no further ahead than that of when the relay got it. A relay that lies
     * about that moves only what is wrong already.
     *
     * @param relayed the lowest stamp of when the relay got it
     */
    long believed(long stamp, long relayed) {
        return sensible(stamp) ? stamp : Math.min(stamp, of(instant(relayed).plus(TOLERANCE)));
    }

    /** Goes on above a stamp of our own, whatever it says. */
    void resume(long stamp) {
        last = Math.max(last, stamp);
    }

    /** The highest stamp given or merged. */
    public long last() {
        return last;
    }

    /** The lowest stamp of {@code instant}; of the first or last one that has a stamp where it has none. */
    public static long of(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return 0;
        }
        return (instant.isAfter(LATEST) ? LATEST : instant).toEpochMilli() << SHIFT;
    }

    /** The time in {@code stamp}. */
    public static Instant instant(long stamp) {
        return Instant.ofEpochMilli(stamp >>> SHIFT);
    }
}
