package chat.parley.engine.link;

import chat.parley.model.wire.RelayFrame;

/** The relay's no to a request over the socket. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient RelayFrame.Reject reject;

    public RejectedException(RelayFrame.Reject reject) {
        super(reject.code().name());
        this.reject = reject;
    }

    public RelayFrame.Reject reject() {
        return reject;
    }
}
