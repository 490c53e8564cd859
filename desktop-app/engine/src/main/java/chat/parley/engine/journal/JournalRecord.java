package chat.parley.engine.journal;

import chat.parley.model.codec.Bytes;
import java.util.Optional;

/**
 * A record as it was appended.
 *
 * @param next the position behind it
 * @param body empty where none was appended, or it is erased
 * @param erased whether there was a body whose key is gone
 * @param key the erasable key that seals the body; empty where the journal's own does, or there is no body
 */
public record JournalRecord(
        JournalPosition position,
        JournalPosition next,
        RecordHead head,
        Optional<Bytes> body,
        boolean erased,
        Optional<KeyId> key) {
    @Override
    public String toString() {
        return "[record " + head.kind() + " at " + position + "]";
    }
}
