package chat.parley.relay.audit;

import chat.parley.model.codec.Bytes;
import chat.parley.relay.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Where the audit log is kept. */
public interface AuditStore {
    /**
     * An entry as it is kept.
     *
     * @param entry JSON
     * @param hash over the hash before and the entry, 32 bytes
     */
    record Kept(long no, String entry, Bytes hash) {}

    Optional<Kept> last(Transaction tx);

    void append(Transaction tx, Kept kept);

    /** Entries in their order, behind {@code after}. */
    List<Kept> page(Transaction tx, long after, int limit);
}
