package chat.parley.relay;

/** A relay cannot be started or asked; the message is one sentence for whoever runs it. */
public final class RelayException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean misused;

    public RelayException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.misused = false;
    }

    private RelayException(String sentence, boolean misused) {
        super(sentence);
        this.misused = misused;
    }

    /** The settings do not go together. */
    static RelayException misused(String sentence) {
        return new RelayException(sentence, true);
    }

    /** The relay said no. */
    static RelayException refused(String sentence) {
        return new RelayException(sentence, false);
    }

    /** Whether the settings are at fault, not the machine. */
    public boolean misused() {
        return misused;
    }
}
