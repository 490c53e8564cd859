package chat.parley.relay.http;

/** The server cannot listen; the message is one sentence for whoever runs the relay. */
public final class PortException extends Exception {
    private static final long serialVersionUID = 1L;

    public PortException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
