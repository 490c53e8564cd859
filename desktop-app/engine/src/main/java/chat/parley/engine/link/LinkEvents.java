package chat.parley.engine.link;

import chat.parley.model.wire.RelayFrame;

/**
 * What comes over the connection; implemented above. Called on the link's one thread, in order, never
 * two at a time; must return soon, and never wait for an answer of the relay. A failure here ends the
 * connection, so that nothing is acknowledged that was not handled; it is made anew.
 */
public interface LinkEvents {
    /** The relay knows this device; from here on {@link RelayLink#send} works. */
    void welcomed(RelayFrame.Welcome welcome);

    /** A frame that is no answer to a request: msg, empty, accepted, reject of a send, poke, gone. */
    void frame(RelayFrame frame);

    /** The connection that was welcomed is gone; what was sent and not answered may be lost. */
    void lost();
}
