package chat.parley.model.wire;

/** Why the relay did not take a send or a log request. */
public enum RejectCode {
    /** A named log head is not current; the heads come along. Encrypt again. */
    STALE_HEADS,
    /** A recipient is not an active device of a named account. */
    UNKNOWN_DEVICE,
    UNKNOWN_ACCOUNT,
    /** Whoever runs the relay has closed a named account, for good. */
    ACCOUNT_CLOSED,
    /** Too much; again after {@code retryMs}. */
    RATE_LIMITED,
    /** A recipient's mailbox is full; again after {@code retryMs}. */
    MAILBOX_FULL,
    /** The relay could not store it; again after {@code retryMs}. */
    UNAVAILABLE,
    /** The log has another head; it comes along. */
    HEAD_MOVED,
    /** The entry is not allowed where it stands. */
    LOG_REFUSED,
    /** Only a device of the account itself may append. */
    FORBIDDEN
}
