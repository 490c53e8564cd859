package chat.parley.engine.link;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import java.util.Optional;

/** Where {@link RelayHttp} finds the token that says who asks. */
public interface Sessions {
    /** The token of the present connection, 32 bytes. */
    Optional<Bytes> token();

    /**
     * Another token, since the relay no longer takes the present one. Blocks.
     *
     * @throws ParleyException RELAY_UNREACHABLE without a connection
     */
    Bytes renewed() throws ParleyException;
}
