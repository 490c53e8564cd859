package chat.parley.relay;

/** A relay cannot be started or asked; the message is one sentence for whoever runs it. */
public final class RelayException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean misused;

    public RelayException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.misused = false;
    }

    private RelayException(String sentence) {
        super(sentence);
        this.misused = true;
    }

    /** The settings do not go together. */
    static RelayException misused(String sentence) {
        return new RelayException(sentence);
    }

    /** Whether the settings are at fault, not the machine. */
    public boolean misused() {
        return misused;
    }
}
