package chat.parley.model.wire;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.id.DeviceId;

/**
 * What a device signs (domain HELLO) to prove itself on one connection.
 *
 * @param relay the relay's pin, 32 bytes
 * @param nonce of this connection, 32 bytes
 * @param connection its id, 16 bytes
 */
public record HelloProof(Bytes relay, DeviceId device, Bytes nonce, Bytes connection) {
    public HelloProof {
        relay.exactly(32, "pin");
        nonce.exactly(32, "nonce");
        connection.exactly(16, "connection id");
    }

    public Bytes toBytes() {
        return Cbor.bytes(this);
    }
}
