package chat.parley.engine.account;

import chat.parley.engine.crypto.Identities;
import chat.parley.engine.crypto.IdentityProofs;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.link.Relay;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.LogRefusedException;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.RelayFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verified device logs: the only word on which devices speak for whom. A relay can hide the end of
 * a log but not invent one; what an account's own devices say of its log therefore holds back sending
 * until the relay shows it. Thread-safe; what asks the relay blocks, never on the lane.
 */
final class Logs implements Identities {
    private static final Logger LOG = LoggerFactory.getLogger(Logs.class);

    static final String ENTRY = "log";
    static final String CLAIM = "head";

    /** More that one account says of itself at a time is no longer listened to. */
    private static final int CLAIMS = 4;

    private static final int LOCKS = 16;

    private final AccountId me;
    private final Book book;
    private final Relay relay;
    private final Marks marks;
    private final Executor background;
    private final ContactEvents events;

    private final Map<AccountId, DeviceLog> logs = new ConcurrentHashMap<>();
    private final Map<DeviceId, AccountId> owners = new ConcurrentHashMap<>();
    private final Set<LogHead> overruled = ConcurrentHashMap.newKeySet();
    private final Map<AccountId, Set<LogHead>> claims = new ConcurrentHashMap<>();
    private final Set<AccountId> fetchesWaiting = ConcurrentHashMap.newKeySet();

    /** One fetch of a log at a time: they write the same rows. */
    private final List<ReentrantLock> fetching =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    Logs(
            AccountId me,
            Book book,
            Relay relay,
            Marks marks,
            Executor background,
            ContactEvents events) {
        this.me = me;
        this.book = book;
        this.relay = relay;
        this.marks = marks;
        this.background = background;
        this.events = events;
    }

    void load() throws ParleyException {
        for (Map.Entry<AccountId, List<SignedEntry>> held :
                book.read(AccountStore::logs).entrySet()) {
            try {
                hold(DeviceLog.verify(held.getKey(), held.getValue()));
            } catch (LogRefusedException e) {
                LOG.warn("a stored log does not verify and is fetched again", e);
            }
        }
        overruled.addAll(book.read(AccountStore::overruled));
        for (LogHead claim : book.read(AccountStore::claims)) {
            if (!settled(claim)) {
                claims(claim.acct()).add(claim);
            }
        }
    }

    private void hold(DeviceLog log) {
        logs.put(log.account(), log);
        log.devices().forEach(device -> owners.putIfAbsent(device.keys().id(), log.account()));
    }

    private Set<LogHead> claims(AccountId account) {
        return claims.computeIfAbsent(account, key -> ConcurrentHashMap.newKeySet());
    }

    @Override
    public Optional<Bytes> identityKey(DeviceId device) {
        return Optional.ofNullable(owners.get(device))
                .flatMap(this::log)
                .flatMap(log -> log.device(device))
                .map(found -> found.keys().identityKey());
    }

    Optional<DeviceLog> log(AccountId account) {
        return Optional.ofNullable(logs.get(account));
    }

    /** Whether the account's own devices spoke of a log that was not seen yet. */
    boolean behind(AccountId account) {
        return !claims.getOrDefault(account, Set.of()).isEmpty();
    }

    /** Accounts that are {@link #behind}. */
    List<AccountId> behind() {
        return claims.keySet().stream().filter(this::behind).toList();
    }

    /**
     * The log as the relay has it now, verified and merged into what is held.
     *
     * @throws ParleyException PERSON_NOT_TRUSTED for a fork, or for a log that does not verify
     */
    DeviceLog fetch(AccountId account) throws ParleyException {
        ReentrantLock lock = fetching.get(Math.floorMod(account.hashCode(), LOCKS));
        lock.lock();
        try {
            Optional<DeviceLog> before = log(account);
            DeviceLog now = before.isPresent() ? more(before.get()) : first(account);
            boolean wasBehind = behind(account);
            settle(now);
            if (!before.equals(Optional.of(now)) || (wasBehind && !behind(account))) {
                events.logArrived(account);
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    private DeviceLog first(AccountId account) throws ParleyException {
        DeviceLog log = whole(account);
        keep(log, 0);
        return log;
    }

    private DeviceLog more(DeviceLog held) throws ParleyException {
        RelayFrame.Log answer = ask(held.account(), held.head().seq());
        if (answer.head().equals(held.head())) {
            return held;
        }
        boolean goesOn =
                !answer.entries().isEmpty()
                        && answer.entries().getFirst().hash().equals(held.head().hash());
        DeviceLog shown = goesOn ? continued(held, answer) : whole(held.account());
        return switch (LogMerge.of(held, shown)) {
            case LogMerge.Nothing nothing -> held;
            case LogMerge.Next next -> {
                keep(proven(next.log()), next.from());
                yield next.log();
            }
            case LogMerge.Fork fork -> throw forked(held.account());
        };
    }

    private DeviceLog continued(DeviceLog held, RelayFrame.Log first) throws ParleyException {
        DeviceLog log = held;
        RelayFrame.Log answer = first;
        try {
            while (true) {
                // The first entry of each answer is the last one that is known.
                for (SignedEntry entry : answer.entries().subList(1, answer.entries().size())) {
                    log = log.append(entry);
                }
                if (log.head().seq() >= answer.head().seq() || answer.entries().size() < 2) {
                    return log;
                }
                answer = ask(log.account(), log.head().seq());
                if (answer.entries().isEmpty()
                        || !answer.entries().getFirst().hash().equals(log.head().hash())) {
                    return log; // it changed meanwhile; what was verified counts
                }
            }
        } catch (LogRefusedException e) {
            throw unverified(held.account(), e);
        }
    }

    private DeviceLog whole(AccountId account) throws ParleyException {
        List<SignedEntry> entries = new ArrayList<>();
        RelayFrame.Log answer;
        do {
            answer = ask(account, entries.size());
            entries.addAll(answer.entries());
        } while (!answer.entries().isEmpty() && entries.size() <= answer.head().seq());
        try {
            return proven(DeviceLog.verify(account, entries));
        } catch (LogRefusedException e) {
            throw unverified(account, e);
        }
    }

    private RelayFrame.Log ask(AccountId account, long from) throws ParleyException {
        RelayFrame.Log answer = relay.log(account, from);
        if (!answer.acct().equals(account)
                || !answer.head().acct().equals(account)
                || answer.from() != from) {
            throw new ParleyException(Trouble.REFUSED);
        }
        return answer;
    }

    /** That each device proved its identity key, and that none is somebody else's under another name. */
    private DeviceLog proven(DeviceLog log) throws ParleyException {
        for (DeviceLog.Device device : log.devices().toList()) {
            AccountId owner = owners.getOrDefault(device.keys().id(), log.account());
            if (!owner.equals(log.account())
                    || !IdentityProofs.check(device.keys(), log.account())) {
                LOG.warn("a device in the log of {} is not its own", log.account());
                throw new ParleyException(Trouble.PERSON_NOT_TRUSTED);
            }
        }
        return log;
    }

    private static ParleyException unverified(AccountId account, LogRefusedException why) {
        LOG.warn("the relay shows a log of {} that does not verify", account, why);
        return new ParleyException(Trouble.PERSON_NOT_TRUSTED, why);
    }

    private ParleyException forked(AccountId account) throws ParleyException {
        LOG.error("there are two logs of {}: nothing is sent there", account);
        if (marks.change(account, mark -> mark.red(Mark.Red.FORK))) {
            events.peopleChanged();
        }
        return new ParleyException(Trouble.PERSON_NOT_TRUSTED);
    }

    private void keep(DeviceLog log, long from) throws ParleyException {
        AccountId account = log.account();
        Optional<DeviceLog> before = log(account);
        book.write(
                tx -> {
                    for (long seq = from; seq <= log.head().seq(); seq++) {
                        SignedEntry entry = log.entries().get((int) seq);
                        book.append(ENTRY, account, Cbor.bytes(entry));
                        AccountStore.put(tx, account, seq, entry);
                    }
                });
        before.ifPresent(
                old -> {
                    for (long seq = from; seq <= old.head().seq(); seq++) {
                        overruled.add(new LogHead(account, seq, old.hashAt(seq).orElseThrow()));
                    }
                });
        hold(log);
        if (before.isPresent() && !account.equals(me)) {
            tellOfDevices(before.get(), log);
        }
    }

    private void tellOfDevices(DeviceLog before, DeviceLog after) {
        Set<DeviceId> then = active(before);
        Set<DeviceId> now = active(after);
        int added = (int) now.stream().filter(id -> !then.contains(id)).count();
        int removed = (int) then.stream().filter(id -> !now.contains(id)).count();
        if (added + removed > 0) {
            events.devicesChanged(after.account(), added, removed);
        }
    }

    private static Set<DeviceId> active(DeviceLog log) {
        Set<DeviceId> ids = new HashSet<>();
        log.active().forEach(device -> ids.add(device.keys().id()));
        return ids;
    }

    /** Holds what was claimed against {@code log}, the newest that the relay shows. */
    private void settle(DeviceLog log) throws ParleyException {
        for (LogHead claim : List.copyOf(claims(log.account()))) {
            if (settled(claim)) {
                claims(log.account()).remove(claim);
                book.write(tx -> AccountStore.settle(tx, claim));
            } else if (claim.seq() <= log.head().seq()) {
                throw forked(log.account());
            } else {
                LOG.warn("the relay does not show all of the log of {}", log.account());
            }
        }
    }

    private boolean settled(LogHead claim) {
        return overruled.contains(claim)
                || log(claim.acct())
                        .flatMap(log -> log.hashAt(claim.seq()))
                        .filter(claim.hash()::equals)
                        .isPresent();
    }

    /**
     * What a device of {@code by} says of logs; returns at once. One that is not known is fetched; where
     * its own account says so, nothing is sent there until then.
     */
    void heard(AccountId by, List<LogHead> heads) {
        for (LogHead head : heads) {
            if (settled(head)) {
                continue;
            }
            Optional<DeviceLog> known = log(head.acct());
            if (head.acct().equals(by) && known.isPresent()) {
                Set<LogHead> open = claims(by);
                if (open.size() < CLAIMS && open.add(head)) {
                    background.execute(() -> remember(head));
                }
            }
            if (head.acct().equals(by) || known.isPresent()) {
                fetchLater(head.acct());
            }
        }
    }

    /** What the relay says of a log: fetched where it is news, and otherwise worth nothing. */
    void poked(LogHead head) {
        if (!settled(head) && (head.acct().equals(me) || log(head.acct()).isPresent())) {
            fetchLater(head.acct());
        }
    }

    private void remember(LogHead claim) {
        try {
            book.write(
                    tx -> {
                        book.append(CLAIM, claim.acct(), Cbor.bytes(claim));
                        AccountStore.claim(tx, claim);
                    });
        } catch (ParleyException e) {
            LOG.warn("what was said of a log could not be written down", e);
        }
    }

    /** Fetches without anybody waiting; what is asked for again meanwhile is fetched once more, not more. */
    void fetchLater(AccountId account) {
        if (!fetchesWaiting.add(account)) {
            return;
        }
        background.execute(
                () -> {
                    fetchesWaiting.remove(account);
                    try {
                        var _ = fetch(account);
                    } catch (ParleyException e) {
                        LOG.info("a log could not be fetched now: {}", e.getMessage());
                    }
                });
    }

    static void recordEntry(Tx tx, JournalRecord record) {
        SignedEntry entry = Cbor.read(Book.body(record), SignedEntry.class);
        AccountStore.put(tx, Book.about(record), entry.parse().seq(), entry);
    }

    static void recordClaim(Tx tx, JournalRecord record) throws MalformedException {
        AccountStore.claim(tx, Cbor.read(Book.body(record), LogHead.class));
    }
}
