package chat.parley.relay.devices;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.relay.storage.CommitLane;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Whom whoever runs the relay has shut out: accounts for a while or for good, and single devices for good. All of it is
 * in memory, because every hello, request and send asks. Thread-safe; what takes a {@link Transaction} is for the commit
 * lane only.
 */
public final class Exclusions implements CommitLane.Participant {
    private final ExclusionStore store;
    private final InstantSource clock;
    private final List<ExclusionWatcher> watchers = new CopyOnWriteArrayList<>();
    private volatile Excluded now;

    // The lane's own: what will hold once the batch under way is committed, and what stood before
    // the job under way.
    private @Nullable Excluded draft;
    private @Nullable Excluded before;

    public Exclusions(Database database, ExclusionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.now = database.read(store::all);
        database.lane().join(this);
    }

    public void onChange(ExclusionWatcher watcher) {
        watchers.add(watcher);
    }

    /** As last committed. */
    public Excluded now() {
        return now;
    }

    /** As the lane sees it. */
    public Excluded now(Transaction tx) {
        Excluded drafted = draft;
        return drafted == null ? now : drafted;
    }

    /** Gives an account another standing. */
    public void put(Transaction tx, AccountId account, Standing standing) {
        Excluded.Since since = new Excluded.Since(standing, clock.millis());
        store.put(tx, account, since);
        draft = now(tx).with(account, since);
    }

    /** Shuts a device out. */
    public void shutOut(Transaction tx, DeviceId device) {
        long since = clock.millis();
        store.put(tx, device, since);
        draft = now(tx).with(device, since);
    }

    @Override
    public void done() {
        before = draft;
    }

    @Override
    public void undone() {
        draft = before;
    }

    @Override
    public void committed() {
        Excluded drafted = draft;
        if (drafted != null) {
            draft = null;
            before = null;
            now = drafted;
            watchers.forEach(watcher -> watcher.excluded(drafted));
        }
    }
}
