package chat.parley.model.http;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;

/**
 * A prekey signed by the device's identity key: EC (33 bytes) or Kyber-1024 (1,569 bytes).
 *
 * @param id 1 to 16777215
 * @param sig XEdDSA signature, 64 bytes
 */
public record SignedPreKey(int id, Bytes key, Bytes sig) {
    public SignedPreKey {
        MalformedException.require(id >= 1 && id <= 0xFFFFFF, "prekey id out of range");
        key.between(33, 2048, "signed prekey");
        sig.exactly(64, "prekey signature");
    }
}
