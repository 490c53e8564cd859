package chat.parley.relay.storage;

/** The data folder cannot be used; the message is one sentence for whoever runs the relay. */
public final class FolderException extends Exception {
    private static final long serialVersionUID = 1L;

    public FolderException(String sentence) {
        super(sentence);
    }

    public FolderException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
