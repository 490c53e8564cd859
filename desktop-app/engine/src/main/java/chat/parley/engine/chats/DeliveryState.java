package chat.parley.engine.chats;

/** How far a message of mine has come; never goes back. */
public enum DeliveryState {
    /** Durable here, not yet at the relay. */
    PENDING,
    /** Lost here before anybody got it, and never will go out. */
    NOT_SENT,
    /** Durable at the relay. */
    ACCEPTED,
    /** On a device of the other person. */
    DELIVERED,
    /** Seen by the other person. */
    READ
}
