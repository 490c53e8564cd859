package chat.parley.engine.trouble;

import chat.parley.model.codec.Bytes;
import java.util.Optional;

/** An expected failure. Its message is for logs and holds no content, names or addresses. */
public final class ParleyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final transient Optional<Bytes> seenKey;

    public ParleyException(Trouble trouble) {
        super(trouble.name());
        this.trouble = trouble;
        this.seenKey = Optional.empty();
    }

    public ParleyException(Trouble trouble, Throwable cause) {
        super(trouble.name(), cause);
        this.trouble = trouble;
        this.seenKey = Optional.empty();
    }

    private ParleyException(Bytes seenKey) {
        super(Trouble.RELAY_KEY_WRONG.name());
        this.trouble = Trouble.RELAY_KEY_WRONG;
        this.seenKey = Optional.of(seenKey);
    }

    /**
     * What answered has another key than the link or the profile names.
     *
     * @param seen the hash of the identity key it showed, or of its TLS key where it showed no card
     */
    public static ParleyException keyWrong(Bytes seen) {
        return new ParleyException(seen);
    }

    public Trouble trouble() {
        return trouble;
    }

    /** The key that was shown instead of the expected one, where the trouble is that and it is known. */
    public Optional<Bytes> seenKey() {
        return seenKey;
    }
}
