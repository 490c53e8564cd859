package chat.parley.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that stands still until it is told to go on; both kinds of time in one. */
final class TestClock implements InstantSource, LongSupplier {
    private final AtomicLong millis = new AtomicLong(1_800_000_000_000L);

    void forward(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public long getAsLong() {
        return millis.get() * 1_000_000;
    }
}
