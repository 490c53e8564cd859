package chat.parley.model.wire;

/** How much the relay cares for a message. */
public enum MessageClass {
    /** Kept until acknowledged, synced before it is accepted. */
    DURABLE,
    /** Typing and presence: handed to a connected device or dropped. Not answered by {@code accepted}. */
    EPHEMERAL,
    /** Call signaling: kept for 60 s in memory. */
    CALL
}
