package chat.parley.engine.trouble;

/** An expected failure. Its message is for logs and holds no content, names or addresses. */
public final class ParleyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    public ParleyException(Trouble trouble) {
        super(trouble.name());
        this.trouble = trouble;
    }

    public ParleyException(Trouble trouble, Throwable cause) {
        super(trouble.name(), cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
