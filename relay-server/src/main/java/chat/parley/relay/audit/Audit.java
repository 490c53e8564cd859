package chat.parley.relay.audit;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Hashes;
import chat.parley.relay.audit.AuditStore.Kept;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.StorageException;
import chat.parley.relay.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** The append-only log of administration. Thread-safe; what takes a {@link Transaction} is for the commit lane only. */
public final class Audit {
    private static final Bytes NOTHING = Bytes.of(new byte[32]);
    private static final int PAGE = 200;

    /**
     * An entry and what the chain says of it.
     *
     * @param hash of this entry and all before it
     * @param intact whether that is what was written when it happened
     */
    public record Checked(AuditEntry entry, Bytes hash, boolean intact) {}

    private final Database database;
    private final AuditStore store;
    private final InstantSource clock;

    public Audit(Database database, AuditStore store, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** Notes what is done in this very transaction. */
    public void append(Transaction tx, Door door, AuditEntry.Deed deed) {
        Optional<Kept> last = store.last(tx);
        long no = last.map(Kept::no).orElse(0L) + 1;
        String entry = Json.line(AuditEntry.of(no, clock.instant(), door, deed));
        store.append(tx, new Kept(no, entry, hash(last.map(Kept::hash).orElse(NOTHING), entry)));
    }

    private static Bytes hash(Bytes before, String entry) {
        return Hashes.sha256(before, Bytes.of(entry.getBytes(StandardCharsets.UTF_8)));
    }

    /** Every entry, oldest first. */
    public void each(Consumer<Checked> each) {
        Chain chain = new Chain();
        database.each(
                (tx, last) -> store.page(tx, last.map(Kept::no).orElse(0L), PAGE),
                (Kept kept) -> each.accept(chain.check(kept)));
    }

    private static final class Chain {
        private Bytes before = NOTHING;
        private long no;

        Checked check(Kept kept) {
            no++;
            boolean intact = kept.no() == no && kept.hash().equals(hash(before, kept.entry()));
            before = kept.hash();
            no = kept.no();
            return new Checked(entry(kept), kept.hash(), intact);
        }
    }

    private static AuditEntry entry(Kept kept) {
        try {
            return Json.read(kept.entry().getBytes(StandardCharsets.UTF_8), AuditEntry.class);
        } catch (MalformedException e) {
            throw new StorageException("an entry of the audit log is broken", e);
        }
    }
}
