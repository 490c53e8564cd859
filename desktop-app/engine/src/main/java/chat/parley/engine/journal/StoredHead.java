package chat.parley.engine.journal;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import java.util.Optional;

/**
 * A head as it is sealed.
 *
 * @param synced how many bytes of the segment were forced when the record was appended
 * @param key of the body, empty where the journal's own key seals it, or there is none
 * @param bodyHash first 16 bytes of SHA-256 over the sealed body; empty where there is none
 */
record StoredHead(long synced, Optional<KeyId> key, Optional<Bytes> bodyHash, RecordHead head) {
    StoredHead {
        MalformedException.require(synced >= 0, "negative number");
        bodyHash.ifPresent(hash -> hash.exactly(16, "hash of the body"));
    }
}
