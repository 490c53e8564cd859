package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Signatures;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import java.util.List;

/**
 * A device as its account's log introduces it.
 *
 * @param id random UUID
 * @param identityKey libsignal's serialised public identity key: 0x05 and 32 bytes
 * @param signKey Ed25519 public key, 32 bytes
 * @param caps what the device can do, at most 16 short words
 * @param proof XEdDSA signature (64 bytes) of the identity key over {@link #identityStatement};
 *     checked where libsignal is, in the client
 */
public record DeviceKeys(
        DeviceId id, Bytes identityKey, Bytes signKey, List<String> caps, Bytes proof) {
    public DeviceKeys {
        identityKey.exactly(33, "identity key");
        MalformedException.require(identityKey.toArray()[0] == 5, "identity key of unknown type");
        signKey.exactly(32, "signing key");
        MalformedException.require(Signatures.soundKey(signKey), "signing key of small order");
        MalformedException.require(caps.size() <= 16, "more than 16 capabilities");
        caps.forEach(
                cap ->
                        MalformedException.require(
                                cap.matches("[a-z0-9-]{1,24}"), "capability not a short word"));
        caps = List.copyOf(caps);
        proof.exactly(64, "identity proof");
    }

    /** What the identity key signs to prove that it and the signing key are of one device. */
    public static Bytes identityStatement(AccountId acct, DeviceId device, Bytes signKey) {
        return Cbor.bytes(List.of(acct, device, signKey));
    }
}
