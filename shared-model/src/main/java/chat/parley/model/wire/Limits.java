package chat.parley.model.wire;

import java.time.Duration;

/** Bounds that both sides keep. */
public final class Limits {
    /** A frame, in bytes. */
    public static final int FRAME = 256 * 1024;

    /** A ciphertext, in bytes. */
    public static final int CIPHERTEXT = 64 * 1024;

    /** Devices that one send may name: two accounts of eight devices each. */
    public static final int RECIPIENTS = 16;

    /** Messages under way to a device that it has not acknowledged. */
    public static final int WINDOW_MESSAGES = 128;

    /** Bytes of ciphertext under way to a device that it has not acknowledged. */
    public static final int WINDOW_BYTES = 2 * 1024 * 1024;

    /** How long a durable message waits for its device at most. */
    public static final Duration DURABLE = Duration.ofDays(30);

    /** How long a call message waits at most. */
    public static final Duration CALL = Duration.ofSeconds(60);

    /** From the opening of a socket to its hello. */
    public static final Duration HELLO = Duration.ofSeconds(5);

    /** A socket without any frame for so long is closed; clients ping in a third of it. */
    public static final Duration IDLE = Duration.ofSeconds(90);

    private Limits() {}
}
