package chat.parley.engine.link;

import chat.parley.model.codec.Bytes;
import java.time.Duration;
import java.time.Instant;

/** How this device stands with its relay; what the window says about it. */
public sealed interface Connection {
    record Connecting() implements Connection {}

    /**
     * Connected and known to the relay.
     *
     * @param caughtUp whether everything that waited at the relay has come
     */
    record Online(boolean caughtUp) implements Connection {}

    /**
     * Not reachable; tried again by itself.
     *
     * @param since when the connection was lost or first tried
     * @param retryAt when the next attempt is due
     */
    record Offline(Instant since, Instant retryAt) implements Connection {}

    /**
     * What answered has another key than the invite named. Nothing was sent to it.
     *
     * @param expected the pin of the invite, SHA-256
     * @param seen the hash of the identity key it showed, or of its TLS key where it showed no card
     * @param retryAt when the next attempt is due
     */
    record KeyMismatch(Bytes expected, Bytes seen, Instant retryAt) implements Connection {}

    /** Another Parley uses this device's identity; this one stays away until told to reconnect. */
    record Elsewhere() implements Connection {}

    /** The relay no longer knows this device. */
    record SignedOut() implements Connection {}

    /** Whoever runs the relay has disabled the account; tried again by itself. */
    record AccountDisabled() implements Connection {}

    /** Whoever runs the relay has closed the account for good, or says so: what is here stays. */
    record AccountClosed() implements Connection {}

    /** One side is too old for the other. */
    record UpgradeNeeded() implements Connection {}

    /**
     * This device's clock differs from the relay's by more than five minutes, checked apart from
     * the state of the connection.
     *
     * @param difference how far this device's clock is ahead
     */
    record ClockOffset(Duration difference) {
        /** From here on people are told. */
        public static final Duration TELLING = Duration.ofMinutes(5);

        public boolean wrong() {
            return difference.abs().compareTo(TELLING) > 0;
        }
    }
}
