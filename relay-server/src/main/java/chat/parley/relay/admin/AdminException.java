package chat.parley.relay.admin;

/** The relay could not be asked, or said no; the message is one sentence. */
public final class AdminException extends Exception {
    private static final long serialVersionUID = 1L;

    public AdminException(String sentence) {
        super(sentence);
    }

    public AdminException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
