package chat.parley.engine.crypto;

import chat.parley.model.codec.Bytes;

/**
 * What became of a ciphertext. All but {@link Plain} leave the ratchet and every store as they were.
 */
public sealed interface Opened {
    /**
     * It opened.
     *
     * @param padded what the sender sealed, still padded
     */
    record Plain(Bytes padded) implements Opened {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * The ratchet has used this message's key before. With an unknown message id that means that the
     * sender was rolled back, or that the relay made it up.
     */
    record Duplicate() implements Opened {}

    /** Cannot be read now. */
    record Undecryptable(Reason reason) implements Opened {}

    /** No verified log names the device: kept until the log is there. */
    record UnknownSender() implements Opened {}

    /** More than {@link Sealer#FURTHEST_JUMP} messages ahead; refused before any work was done. */
    record JumpTooFar(int counter) implements Opened {}

    /** Why something cannot be read. */
    enum Reason {
        /** Not a ciphertext of a kind that this version knows. */
        MALFORMED,
        /** There is no session that could open it. */
        NO_SESSION,
        /** No session opens it: damaged, forged, or made with a ratchet that went another way. */
        NO_MATCH,
        /** It begins a session with a prekey that is no longer here. */
        PREKEY_GONE,
        /** It begins a session that was begun before. */
        REPLAYED,
        /** The identity inside is not the one that the sender's log names, or a key is of small order. */
        OTHER_IDENTITY
    }
}
