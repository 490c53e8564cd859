package chat.parley.engine.link;

import chat.parley.model.codec.Bytes;

/** What answered is not the relay of the pin. Nothing but the request for its card was sent to it. */
final class RelayKeyWrongException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Bytes seen;

    /**
     * What was seen instead.
     *
     * @param seen the hash of the identity key it showed, or of its TLS key where it showed no card
     */
    RelayKeyWrongException(Bytes seen) {
        super("another key than the pin's");
        this.seen = seen;
    }

    Bytes seen() {
        return seen;
    }
}
