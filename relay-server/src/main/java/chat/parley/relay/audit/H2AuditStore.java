package chat.parley.relay.audit;

import chat.parley.relay.storage.Row;
import chat.parley.relay.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** The audit log in H2. */
public final class H2AuditStore implements AuditStore {
    private static final String SELECT = "select no, entry, hash from audit ";

    private static Kept kept(Row row) {
        return new Kept(row.number(1), row.text(2), row.bytes(3));
    }

    @Override
    public Optional<Kept> last(Transaction tx) {
        return tx.first(SELECT + "order by no desc fetch first row only", H2AuditStore::kept);
    }

    @Override
    public void append(Transaction tx, Kept kept) {
        tx.update(
                "insert into audit (no, entry, hash) values (?, ?, ?)",
                kept.no(),
                kept.entry(),
                kept.hash());
    }

    @Override
    public List<Kept> page(Transaction tx, long after, int limit) {
        return tx.list(
                SELECT + "where no > ? order by no fetch first ? rows only",
                H2AuditStore::kept,
                after,
                limit);
    }
}
