package chat.parley.relay.limits;

import chat.parley.model.codec.MalformedException;
import java.time.Duration;

/**
 * A burst, and how long it takes until one of it has come back.
 *
 * @param burst 1 to 1,000,000,000
 * @param each 1 microsecond to 1,000,000 seconds
 */
public record Rate(long burst, Duration each) {
    private static final Duration FASTEST = Duration.ofNanos(1000);
    private static final Duration SLOWEST = Duration.ofSeconds(1_000_000);

    public Rate {
        MalformedException.require(burst >= 1 && burst <= 1_000_000_000, "burst out of range");
        MalformedException.require(
                each.compareTo(FASTEST) >= 0 && each.compareTo(SLOWEST) <= 0, "rate out of range");
    }

    /** Reads {@code burst/perSecond}, as in {@code 200/20}. */
    public static Rate parse(String text) {
        int slash = text.indexOf('/');
        MalformedException.require(slash > 0, "a limit is burst/perSecond, as in 200/20");
        try {
            long burst = Long.parseLong(text.substring(0, slash));
            double perSecond = Double.parseDouble(text.substring(slash + 1));
            MalformedException.require(
                    perSecond >= 0.000_001 && perSecond <= 1_000_000, "rate out of range");
            return new Rate(burst, Duration.ofNanos(Math.round(1e9 / perSecond)));
        } catch (NumberFormatException e) {
            throw new MalformedException("a limit is burst/perSecond, as in 200/20", e);
        }
    }
}
