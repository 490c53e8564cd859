package chat.parley.desktop.shell;

/** What the window has to say about the connection. */
sealed interface Notice {

    /** On the way to the relay, or fetching what waits there. */
    record Connecting(boolean fetching) implements Notice {}

    /**
     * Not reachable.
     *
     * @param since a time of day
     * @param seconds until the next attempt
     */
    record Offline(String since, long seconds) implements Notice {}

    /**
     * Something else answers in the relay's place.
     *
     * @param host where
     * @param expected the fingerprint in the invite, in groups of four, eight a line
     * @param seen the fingerprint it showed
     */
    record KeyMismatch(String host, String expected, String seen) implements Notice {}

    /**
     * The clock of this computer is wrong.
     *
     * @param difference how far, in words
     * @param ahead whether it is ahead of the relay's
     */
    record WrongClock(String difference, boolean ahead, String here, String there)
            implements Notice {}

    /** Another Parley speaks with this device's identity. */
    record Elsewhere() implements Notice {}

    /** The relay no longer knows this device. */
    record SignedOut() implements Notice {}

    /** Whoever runs the relay has disabled the account. */
    record AccountDisabled() implements Notice {}

    /** Whoever runs the relay has closed the account for good. */
    record AccountClosed() implements Notice {}

    /** One side is too old. */
    record UpgradeNeeded() implements Notice {}
}
