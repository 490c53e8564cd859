package chat.parley.engine.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: full jitter (Brooker, "Exponential Backoff and Jitter", 2015),
 * so that after an outage the clients of a relay do not return as one. Not thread-safe.
 */
final class Backoff {
    private final Duration first;
    private final Duration last;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, Duration last, RandomGenerator random) {
        this.first = first;
        this.last = last;
        this.random = random;
    }

    Duration next() {
        long most = Math.min(last.toMillis(), first.toMillis() << Math.min(failures, 20));
        failures++;
        return Duration.ofMillis(random.nextLong(most + 1));
    }

    void reset() {
        failures = 0;
    }
}
