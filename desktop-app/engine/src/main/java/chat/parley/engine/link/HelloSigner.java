package chat.parley.engine.link;

import chat.parley.model.codec.Bytes;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.RelayFrame;

/** Speaks for this device to the relay; implemented above. */
public interface HelloSigner {
    /**
     * The hello of one connection.
     *
     * @param pin of the relay that the device signs for
     */
    ClientFrame.Hello hello(Bytes pin, RelayFrame.Nonce nonce);

    /** How far this device has come, for a ping. */
    Counters counters();
}
