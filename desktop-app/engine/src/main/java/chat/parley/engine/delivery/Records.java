package chat.parley.engine.delivery;

/**
 * The words by which delivery's records are found in the journal. Final: a journal is read for as
 * long as there is one.
 */
public final class Records {
    /**
     * Before the kind of an event, mine or another's, so that no sender can name a kind of record
     * that is not theirs to write. The body is a {@link Kept}.
     */
    public static final String EVENT = "event.";

    /** The relay has {@code refs} durably since the time in {@code hlc}. */
    public static final String ACCEPTED = "accepted";

    /** I have seen {@code refs} at the time in {@code hlc}. */
    public static final String READ = "read";

    /** An envelope that could not be read. The body is a {@link Held}. */
    public static final String UNREADABLE = "unreadable";

    /** An envelope of a device whose log is not here yet. The body is a {@link Held}. */
    public static final String RAW = "raw";

    /** Something of this device itself that stands in a conversation. The body is its room's. */
    public static final String NOTICE = "notice";

    private Records() {}
}
