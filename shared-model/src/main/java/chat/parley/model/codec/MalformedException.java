package chat.parley.model.codec;

/**
 * Bytes or text from outside that break a rule of the protocol. The one typed error of every parser
 * and of every wire record's constructor; its message never quotes the input.
 */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedException(String rule) {
        super(rule);
    }

    public MalformedException(String rule, Throwable cause) {
        super(rule, cause);
    }

    /** Refuses with {@code rule} unless {@code holds}. */
    public static void require(boolean holds, String rule) {
        if (!holds) {
            throw new MalformedException(rule);
        }
    }
}
