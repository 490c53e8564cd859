package chat.parley.model.wire;

import java.util.Arrays;
import java.util.Optional;

/** Why the relay closes a socket. */
public enum CloseCode {
    /** The relay drains for a restart: come back in a moment. */
    RESTART(1012),
    /** The device's signature or frame order was wrong. */
    AUTH(4401),
    /** No hello within {@link Limits#HELLO}. */
    HELLO_LATE(4408),
    /** Whoever runs the relay has disabled the account: its mail waits, and it may be enabled again. */
    DISABLED(4403),
    /** The same device connected again: the older connection stops and stays away. */
    ELSEWHERE(4409),
    /** Whoever runs the relay has closed the account, for good. */
    CLOSED(4410),
    /** A frame was too large or malformed. */
    TOO_LARGE(4413),
    /** Too many frames or hellos. */
    RATE(4429),
    /**
     * The device is no longer in its account's log, or whoever runs the relay has signed it out. Which of the two only
     * the log says.
     */
    REVOKED(4430),
    /** The relay no longer speaks this version. */
    UPGRADE(4440),
    /** A frame that breaks the protocol. */
    MALFORMED(4400);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<CloseCode> of(int code) {
        return Arrays.stream(values()).filter(c -> c.code == code).findFirst();
    }
}
