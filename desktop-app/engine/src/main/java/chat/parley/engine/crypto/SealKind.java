package chat.parley.engine.crypto;

import java.util.Arrays;
import java.util.Optional;

/** How a ciphertext is sealed; its first byte. 3 is kept for sender keys. */
public enum SealKind {
    /** Begins a session: PQXDH and the first ratchet message. */
    PREKEY(1),
    /** A ratchet message of a session. */
    WHISPER(2),
    /** Beside the ratchet, for typing and presence. */
    EPHEMERAL(4);

    private final int code;

    SealKind(int code) {
        this.code = code;
    }

    byte code() {
        return (byte) code;
    }

    static Optional<SealKind> of(byte code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
