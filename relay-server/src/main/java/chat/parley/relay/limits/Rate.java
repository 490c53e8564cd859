package chat.parley.relay.limits;

import chat.parley.model.codec.MalformedException;

/**
 * A burst and how much of it comes back each second.
 *
 * @param burst 1 to 1,000,000,000
 * @param perSecond above 0, at most 1,000,000
 */
public record Rate(long burst, double perSecond) {
    public Rate {
        MalformedException.require(burst >= 1 && burst <= 1_000_000_000, "burst out of range");
        MalformedException.require(
                perSecond > 0.000_001 && perSecond <= 1_000_000, "rate out of range");
    }

    /** Reads {@code burst/perSecond}, as in {@code 200/20}. */
    public static Rate parse(String text) {
        int slash = text.indexOf('/');
        MalformedException.require(slash > 0, "a limit is burst/perSecond, as in 200/20");
        try {
            return new Rate(
                    Long.parseLong(text.substring(0, slash)),
                    Double.parseDouble(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new MalformedException("a limit is burst/perSecond, as in 200/20", e);
        }
    }
}
