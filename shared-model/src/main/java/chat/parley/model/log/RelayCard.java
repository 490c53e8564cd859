package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.codec.Text;
import java.util.List;

/**
 * What a relay says of itself, signed by its identity key.
 *
 * @param v 1
 * @param key the identity key, Ed25519, 32 bytes
 * @param name of the organisation's relay, 1 to 64 characters
 * @param tlsKeys SHA-256 of the SubjectPublicKeyInfo of each valid TLS key, at most 16; empty for a
 *     relay without TLS
 * @param ts milliseconds since 1970 when it was signed
 */
public record RelayCard(int v, Bytes key, String name, List<Bytes> tlsKeys, long ts) {
    public RelayCard {
        MalformedException.require(v == 1, "relay card of another version");
        key.exactly(32, "relay key");
        MalformedException.require(Text.name(name, 64, "name").equals(name), "name with margins");
        MalformedException.require(tlsKeys.size() <= 16, "more than 16 TLS keys");
        tlsKeys.forEach(tlsKey -> tlsKey.exactly(32, "TLS key hash"));
        tlsKeys = List.copyOf(tlsKeys);
    }

    public Bytes toBytes() {
        return Cbor.bytes(this);
    }
}
