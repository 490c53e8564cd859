package chat.parley.engine.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: full jitter (Brooker, "Exponential Backoff And Jitter",
 * 2015), so that many devices that failed together do not come back together.
 */
final class Backoff {
    private static final long FIRST_MS = 500;
    private static final long MOST_MS = 60_000;
    private static final int DOUBLINGS = 7;

    /** Nobody is waited for longer, whatever they ask for. */
    private static final long LONGEST_MS = Duration.ofDays(1).toMillis();

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Whether nothing failed yet. */
    boolean untried() {
        return failures == 0;
    }

    /** It failed, and is tried again without a wait. */
    void tried() {
        failures++;
    }

    /**
     * The next wait.
     *
     * @param asked what the other side asked for at least, in milliseconds
     */
    Duration next(long asked) {
        long ceiling = Math.min(MOST_MS, FIRST_MS << Math.min(failures, DOUBLINGS));
        failures++;
        return Duration.ofMillis(
                Math.clamp(asked, 0, LONGEST_MS) + random.nextLong(1, ceiling + 1));
    }
}
