package chat.parley.desktop.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that a test moves. */
public final class MovingClock extends Clock {
    private final ZoneId zone;
    private Instant now;

    /** Stands where another clock stands. */
    public MovingClock(Clock start) {
        this.zone = start.getZone();
        this.now = start.instant();
    }

    /** Moves it on. */
    public void forward(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        throw new UnsupportedOperationException("one place is enough for a test");
    }
}
