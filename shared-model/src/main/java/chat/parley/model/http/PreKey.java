package chat.parley.model.http;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;

/**
 * A one-time EC prekey.
 *
 * @param id 1 to 16777215
 * @param key serialised public key, 33 bytes
 */
public record PreKey(int id, Bytes key) {
    public PreKey {
        MalformedException.require(id >= 1 && id <= 0xFFFFFF, "prekey id out of range");
        key.exactly(33, "prekey");
    }
}
