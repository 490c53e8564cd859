package chat.parley.relay.devices;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.LogRefusedException;
import chat.parley.model.log.LogRefusedException.Reason;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.CloseCode;
import chat.parley.relay.storage.CommitLane;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.StorageException;
import chat.parley.relay.storage.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The device logs of all accounts. Thread-safe; what takes a {@link Transaction} is for the commit lane only. */
public final class DeviceLogs implements CommitLane.Participant {
    private record Change(LogHead head, List<DeviceId> ended) {}

    private final Database database;
    private final DeviceStore store;
    private final Exclusions exclusions;
    private final LogCache cache = new LogCache();
    private final List<Retirement> retirements = new CopyOnWriteArrayList<>();
    private final List<LogWatcher> watchers = new CopyOnWriteArrayList<>();

    // The lane's own: logs changed in the batch under way, and what the job under way adds to them.
    private final Map<AccountId, DeviceLog> changed = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<AccountId, DeviceLog> changing = new HashMap<>();
    private final List<Change> growing = new ArrayList<>();

    public DeviceLogs(Database database, DeviceStore store, Exclusions exclusions) {
        this.database = database;
        this.store = store;
        this.exclusions = exclusions;
        database.lane().join(this);
    }

    /** Adds a room that gives something up with a device. */
    public void onRetirement(Retirement retirement) {
        retirements.add(retirement);
    }

    public void onGrowth(LogWatcher watcher) {
        watchers.add(watcher);
    }

    /** An account's log, as last committed. */
    public Optional<DeviceLog> log(AccountId account) {
        Optional<DeviceLog> cached = cache.get(account);
        if (cached.isPresent()) {
            return cached;
        }
        long commits = cache.commits();
        List<SignedEntry> entries = database.read(tx -> store.entries(tx, account));
        return verified(account, entries, commits); // no connection is held meanwhile
    }

    /** An account's log, as the lane sees it. Cheap after {@link #log(AccountId)}, which is to be asked before. */
    public Optional<DeviceLog> log(Transaction tx, AccountId account) {
        return Optional.ofNullable(changing.get(account))
                .or(() -> Optional.ofNullable(changed.get(account)))
                .or(() -> cache.get(account))
                .or(() -> load(tx, account));
    }

    private Optional<DeviceLog> load(Transaction tx, AccountId account) {
        long commits = cache.commits();
        return verified(account, store.entries(tx, account), commits);
    }

    private Optional<DeviceLog> verified(
            AccountId account, List<SignedEntry> entries, long commits) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        try {
            DeviceLog log = DeviceLog.verify(account, entries);
            cache.readAt(commits, log);
            return Optional.of(log);
        } catch (LogRefusedException e) {
            throw new StorageException("a stored device log is broken", e);
        }
    }

    /** Why a device may not come in, if so: its account's log has ended it, or it is shut out. */
    public Optional<CloseCode> refusal(AuthenticatedDevice who) {
        return refusal(who, log(who.account()), exclusions.now());
    }

    /** As the lane sees it. */
    public Optional<CloseCode> refusal(Transaction tx, AuthenticatedDevice who) {
        return refusal(who, log(tx, who.account()), exclusions.now(tx));
    }

    private static Optional<CloseCode> refusal(
            AuthenticatedDevice who, Optional<DeviceLog> log, Excluded excluded) {
        return log.filter(known -> active(known, who.device())).isPresent()
                ? excluded.refusal(who)
                : Optional.of(CloseCode.REVOKED);
    }

    /** The account of a device that a log ever introduced. */
    public Optional<AccountId> accountOf(DeviceId device) {
        return database.read(tx -> store.accountOf(tx, device));
    }

    /**
     * Stores the log of a new account.
     *
     * @return whether it was stored; not if its device is known already
     */
    public boolean create(Transaction tx, DeviceLog log) {
        DeviceId device = log.active().getFirst().keys().id();
        if (store.accountOf(tx, device).isPresent()) {
            return false;
        }
        store.put(tx, log.account(), 0, log.entries().getFirst());
        store.addDevice(tx, device, log.account());
        changing.put(log.account(), log);
        return true;
    }

    /**
     * Appends an entry if the log's head is still {@code expected}. Signatures are checked on the caller's thread: what
     * is not valid never reaches the lane.
     *
     * @return complete once it is durable
     */
    public CompletableFuture<LogPutOutcome> put(
            AuthenticatedDevice by,
            AccountId account,
            SignedEntry signed,
            Optional<LogHead> expected) {
        Optional<DeviceLog> found = by.account().equals(account) ? log(account) : Optional.empty();
        if (found.isEmpty() || refusal(by).isPresent()) {
            return CompletableFuture.completedFuture(new LogPutOutcome.Forbidden());
        }
        try {
            DeviceLog log = found.get();
            if (stands(log, signed)) {
                return CompletableFuture.completedFuture(
                        new LogPutOutcome.Stored(log, signed.parse().seq()));
            }
            if (!expected.equals(Optional.of(log.head()))) {
                return CompletableFuture.completedFuture(new LogPutOutcome.HeadMoved(log.head()));
            }
            DeviceLog longer = log.append(signed);
            return database.lane().durable(tx -> put(tx, by, log, longer));
        } catch (MalformedException e) {
            return CompletableFuture.completedFuture(new LogPutOutcome.Refused(Reason.MALFORMED));
        } catch (LogRefusedException e) {
            return CompletableFuture.completedFuture(new LogPutOutcome.Refused(e.reason()));
        }
    }

    /** Puts {@code longer} in the place of {@code log}, if that is still what the account has. */
    private LogPutOutcome put(
            Transaction tx, AuthenticatedDevice by, DeviceLog log, DeviceLog longer) {
        DeviceLog now = log(tx, by.account()).orElseThrow();
        SignedEntry signed = longer.entries().getLast();
        long seq = longer.head().seq();
        if (refusal(tx, by).isPresent()) {
            return new LogPutOutcome.Forbidden();
        }
        if (stands(now, signed)) {
            return new LogPutOutcome.Stored(now, seq);
        }
        if (!now.head().equals(log.head())) {
            return new LogPutOutcome.HeadMoved(now.head());
        }
        for (DeviceLog.Device device : longer.active()) {
            DeviceId id = device.keys().id();
            if (log.device(id).isEmpty()) {
                if (store.accountOf(tx, id).isPresent()) {
                    return new LogPutOutcome.Refused(Reason.DEVICE_KNOWN);
                }
                store.addDevice(tx, id, by.account());
            }
        }
        store.put(tx, by.account(), seq, signed);
        List<DeviceId> ended =
                log.active().stream()
                        .map(device -> device.keys().id())
                        .filter(id -> !active(longer, id))
                        .toList();
        ended.forEach(id -> retire(tx, id));
        changing.put(by.account(), longer);
        growing.add(new Change(longer.head(), ended));
        return new LogPutOutcome.Stored(longer, seq);
    }

    /** Has every room give up what it holds for a device. */
    public void retire(Transaction tx, DeviceId device) {
        retirements.forEach(room -> room.retire(tx, device));
    }

    private static boolean stands(DeviceLog log, SignedEntry signed) {
        return log.hashAt(signed.parse().seq()).equals(Optional.of(signed.hash()));
    }

    /** Whether the device speaks for the log's account now. */
    public static boolean active(DeviceLog log, DeviceId device) {
        return log.device(device).filter(DeviceLog.Device::active).isPresent();
    }

    @Override
    public void committed() {
        if (changed.isEmpty()) {
            return;
        }
        cache.committed(changed);
        changed.clear();
        List<Change> told = List.copyOf(changes);
        changes.clear();
        told.forEach(
                change ->
                        watchers.forEach(
                                watcher -> watcher.logGrew(change.head(), change.ended())));
    }

    @Override
    public void done() {
        changed.putAll(changing);
        changes.addAll(growing);
        changing.clear();
        growing.clear();
    }

    @Override
    public void undone() {
        changing.clear();
        growing.clear();
    }
}
