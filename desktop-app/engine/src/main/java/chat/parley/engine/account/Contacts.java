package chat.parley.engine.account;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.crypto.Identities;
import chat.parley.engine.crypto.IdentityProofs;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.ledger.Reader;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.Member;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.LogRefusedException;
import chat.parley.model.log.Profile;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.log.SignedProfile;
import chat.parley.model.wire.RelayFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The people of the directory and of the conversations: their verified logs, profiles and marks. What
 * was learnt is in the journal, so that people are known offline and after a rebuild. Thread-safe;
 * what asks the relay blocks and is never called on the lane.
 */
public final class Contacts implements Identities, Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Contacts.class);
    private static final String ENTRY = "log";
    private static final String PROFILE = "profile";

    private final AccountId me;
    private final Lane lane;
    private final Ledger ledger;
    private final Relay relay;
    private final Executor background;
    private final ContactEvents events;

    private final Map<AccountId, DeviceLog> logs = new ConcurrentHashMap<>();
    private final Map<DeviceId, AccountId> owners = new ConcurrentHashMap<>();
    private final Map<AccountId, Profile> profiles = new ConcurrentHashMap<>();
    private final Map<AccountId, Mark> marks = new ConcurrentHashMap<>();
    private final Map<AccountId, Person.Presence> presences = new ConcurrentHashMap<>();
    private final Set<AccountId> listed = ConcurrentHashMap.newKeySet();
    private final Set<AccountId> behind = ConcurrentHashMap.newKeySet();
    private final MutableState<List<Person>> people = new MutableState<>(List.of());

    /** One fetch at a time: they write the same rows, and asking twice helps nobody. */
    private final Object fetching = new Object();

    /**
     * People as {@code me} knows them; nobody before {@link #load}.
     *
     * @param background for what is asked of the relay without anybody waiting
     */
    public Contacts(
            AccountId me,
            Lane lane,
            Ledger ledger,
            Relay relay,
            Executor background,
            ContactEvents events) {
        this.me = me;
        this.lane = lane;
        this.ledger = ledger;
        this.relay = relay;
        this.background = background;
        this.events = events;
    }

    /** The room's tables. */
    public static List<Migration> migrations() {
        return List.of(AccountStore.FIRST);
    }

    /** Reads what is known, once the ledger was played. On the lane. */
    public void load() throws ParleyException {
        for (Map.Entry<AccountId, List<SignedEntry>> held :
                ledger.read(AccountStore::logs).entrySet()) {
            try {
                hold(DeviceLog.verify(held.getKey(), held.getValue()));
            } catch (LogRefusedException e) {
                LOG.warn("a stored log does not verify and is fetched again", e);
            }
        }
        for (JournalPosition at : ledger.read(AccountStore::profiles)) {
            Profile profile = signedProfile(ledger.record(at)).parse();
            profiles.put(profile.acct(), profile);
        }
        for (JournalPosition at : ledger.read(AccountStore::marks)) {
            Mark mark = Mark.read(ledger.record(at).body().orElse(Bytes.EMPTY));
            marks.put(mark.account(), mark);
        }
        publish();
    }

    private void hold(DeviceLog log) {
        logs.put(log.account(), log);
        log.devices().forEach(device -> owners.put(device.keys().id(), log.account()));
    }

    private static SignedProfile signedProfile(JournalRecord record) {
        return Cbor.read(record.body().orElse(Bytes.EMPTY), SignedProfile.class);
    }

    // who speaks

    @Override
    public Optional<Bytes> identityKey(DeviceId device) {
        return Optional.ofNullable(owners.get(device))
                .flatMap(this::log)
                .flatMap(log -> log.device(device))
                .map(found -> found.keys().identityKey());
    }

    /** The log of {@code account} as it is held here. */
    public Optional<DeviceLog> log(AccountId account) {
        return Optional.ofNullable(logs.get(account));
    }

    /** Whether nothing may be sent to {@code account}: red, or a longer log is known of. */
    public boolean held(AccountId account) {
        return mark(account).red() || behind.contains(account);
    }

    /** Why nothing may be sent to {@code account}, if so for long. */
    public Optional<Trouble> refused(AccountId account) {
        return mark(account).red() ? Optional.of(Trouble.PERSON_NOT_TRUSTED) : Optional.empty();
    }

    /**
     * The log of {@code account} as the relay has it now, verified. One that contradicts what is held
     * turns the person red.
     */
    public DeviceLog fetch(AccountId account) throws ParleyException {
        synchronized (fetching) {
            Optional<DeviceLog> before = log(account);
            DeviceLog log = before.isPresent() ? grown(before.get()) : whole(account);
            if (!before.equals(Optional.of(log))) {
                keep(before, log);
            }
            if (behind.remove(account)) {
                events.logArrived(account);
            }
            return log;
        }
    }

    private DeviceLog whole(AccountId account) throws ParleyException {
        List<SignedEntry> entries = new ArrayList<>();
        RelayFrame.Log answer;
        do {
            answer = relay.log(account, entries.size());
            entries.addAll(answer.entries());
        } while (!answer.entries().isEmpty() && entries.size() <= answer.head().seq());
        try {
            return proven(DeviceLog.verify(account, entries));
        } catch (LogRefusedException e) {
            LOG.warn("the relay served a log of {} that does not verify", account, e);
            throw new ParleyException(Trouble.PERSON_NOT_TRUSTED, e);
        }
    }

    private DeviceLog grown(DeviceLog held) throws ParleyException {
        AccountId account = held.account();
        RelayFrame.Log answer = relay.log(account, held.head().seq());
        if (answer.head().seq() < held.head().seq()) {
            return held; // the relay lost some of it; what was verified counts
        }
        if (!answer.entries().isEmpty()
                && answer.entries().getFirst().hash().equals(held.head().hash())) {
            DeviceLog log = held;
            try {
                while (log.head().seq() < answer.head().seq()) {
                    List<SignedEntry> next =
                            answer.entries()
                                    .subList(
                                            (int) (log.head().seq() + 1 - answer.from()),
                                            answer.entries().size());
                    for (SignedEntry entry : next) {
                        log = log.append(entry);
                    }
                    if (next.isEmpty()) {
                        break;
                    }
                    if (log.head().seq() < answer.head().seq()) {
                        answer = relay.log(account, log.head().seq());
                    }
                }
                return proven(log);
            } catch (LogRefusedException e) {
                return red(account, e);
            }
        }
        return overruled(held);
    }

    /** Another past than the one held: only a recovery by the root may write that. */
    private DeviceLog overruled(DeviceLog held) throws ParleyException {
        DeviceLog theirs = whole(held.account());
        for (long seq = 0; seq <= theirs.head().seq(); seq++) {
            if (!theirs.hashAt(seq).equals(held.hashAt(seq))) {
                try {
                    DeviceLog merged = held;
                    for (SignedEntry entry :
                            theirs.entries().subList((int) seq, theirs.entries().size())) {
                        merged = merged.append(entry);
                    }
                    return merged;
                } catch (LogRefusedException e) {
                    return red(held.account(), e);
                }
            }
        }
        return held;
    }

    private DeviceLog red(AccountId account, LogRefusedException why) throws ParleyException {
        LOG.error("the log of {} contradicts what was verified: nothing is sent there", account);
        remember(mark(account).turnedRed());
        throw new ParleyException(Trouble.PERSON_NOT_TRUSTED, why);
    }

    private static DeviceLog proven(DeviceLog log) throws ParleyException {
        for (DeviceLog.Device device : log.devices().toList()) {
            if (!IdentityProofs.check(device.keys(), log.account())) {
                LOG.warn("a device of {} does not prove its identity key", log.account());
                throw new ParleyException(Trouble.PERSON_NOT_TRUSTED);
            }
        }
        return log;
    }

    private void keep(Optional<DeviceLog> before, DeviceLog log) throws ParleyException {
        AccountId account = log.account();
        long from = 0;
        while (before.isPresent() && before.get().hashAt(from).equals(log.hashAt(from))) {
            from++;
        }
        long first = from;
        onLane(
                tx -> {
                    for (long seq = first; seq <= log.head().seq(); seq++) {
                        SignedEntry entry = log.entries().get((int) seq);
                        ledger.append(
                                about(ENTRY, account),
                                Optional.of(Cbor.bytes(entry)),
                                new BodyKey.Journal());
                        AccountStore.put(tx, account, seq, entry);
                    }
                });
        hold(log);
        if (before.isPresent() && !account.equals(me)) {
            Set<DeviceId> then = active(before.get());
            Set<DeviceId> now = active(log);
            int added = (int) now.stream().filter(id -> !then.contains(id)).count();
            int removed = (int) then.stream().filter(id -> !now.contains(id)).count();
            if (added + removed > 0) {
                events.devicesChanged(account, added, removed);
            }
        }
    }

    private static Set<DeviceId> active(DeviceLog log) {
        Set<DeviceId> ids = new HashSet<>();
        log.active().forEach(device -> ids.add(device.keys().id()));
        return ids;
    }

    private static RecordHead about(String kind, AccountId account) {
        return new RecordHead(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ChatId.with(account)),
                0,
                0,
                List.of());
    }

    /**
     * What a device of {@code by} says of logs. A longer one is fetched, and where its own account says
     * so, nothing is sent there until then; another hash at the same place is a fork.
     */
    public void heard(AccountId by, List<LogHead> heads) {
        for (LogHead head : heads) {
            Optional<DeviceLog> log = log(head.acct());
            Optional<Bytes> hash = log.flatMap(known -> known.hashAt(head.seq()));
            if (hash.isPresent() && hash.get().equals(head.hash())) {
                continue;
            }
            boolean own = head.acct().equals(by);
            if (own && log.isPresent()) {
                behind.add(head.acct());
            }
            if (own || log.isPresent()) {
                fetchLater(head.acct());
            }
        }
    }

    private void fetchLater(AccountId account) {
        background.execute(
                () -> {
                    try {
                        var _ = fetch(account);
                    } catch (ParleyException e) {
                        LOG.info("a log could not be fetched now: {}", e.getMessage());
                    }
                });
    }

    // who is there

    /** Reads the relay's directory, page by page, and what it says of people. */
    public void readDirectory() throws ParleyException {
        Set<AccountId> found = new HashSet<>();
        Optional<AccountId> after = Optional.empty();
        do {
            DirectoryPage page = relay.directory(after);
            for (Member member : page.members()) {
                found.add(member.acct());
                try {
                    learn(member);
                } catch (MalformedException e) {
                    LOG.warn("a profile in the directory is malformed");
                } catch (ParleyException e) {
                    if (e.trouble() == Trouble.RELAY_UNREACHABLE) {
                        throw e;
                    }
                    LOG.warn("somebody in the directory could not be verified: {}", e.getMessage());
                }
            }
            // A relay that sends the same page for ever ends here.
            after = page.next().filter(next -> found.contains(next) && !page.members().isEmpty());
        } while (after.isPresent() && found.size() < 100_000);
        listed.retainAll(found);
        listed.addAll(found);
        publish();
    }

    private void learn(Member member) throws ParleyException {
        AccountId account = member.acct();
        Profile profile = member.profile().parse();
        Profile known = profiles.get(account);
        boolean logKnown =
                log(account)
                        .flatMap(log -> log.hashAt(member.head().seq()))
                        .filter(member.head().hash()::equals)
                        .isPresent();
        if (known != null && known.version() >= profile.version() && logKnown) {
            return;
        }
        DeviceLog log = logKnown ? log(account).orElseThrow() : fetch(account);
        if (!member.profile().signedBy(log)) {
            LOG.warn("a profile in the directory is not signed by its account");
            return;
        }
        if (known == null || known.version() < profile.version()) {
            keep(member.profile());
        }
        for (Profile other : profiles.values()) {
            if (other.handle().equals(profile.handle()) && !other.acct().equals(account)) {
                LOG.error("a handle that was known leads to another account");
                remember(mark(account).turnedRed());
            }
        }
    }

    private void keep(SignedProfile signed) throws ParleyException {
        Profile profile = signed.parse();
        onLane(
                tx -> {
                    JournalPosition at =
                            ledger.append(
                                    about(PROFILE, profile.acct()),
                                    Optional.of(Cbor.bytes(signed)),
                                    new BodyKey.Journal());
                    AccountStore.profile(tx, profile.acct(), at);
                });
        profiles.put(profile.acct(), profile);
    }

    /** Remembers that safety numbers matched, or takes that back. */
    public void verified(AccountId account, boolean matches) throws ParleyException {
        remember(mark(account).verified(matches));
    }

    private Mark mark(AccountId account) {
        return marks.getOrDefault(account, Mark.none(account));
    }

    private void remember(Mark mark) throws ParleyException {
        onLane(
                tx -> {
                    JournalPosition at =
                            ledger.append(
                                    about(Mark.KIND, mark.account()),
                                    Optional.of(mark.toBytes()),
                                    new BodyKey.Journal());
                    AccountStore.mark(tx, mark.account(), at);
                });
        marks.put(mark.account(), mark);
        publish();
    }

    /** A device of {@code account} says that it is here, or goes. */
    public void present(AccountId account, boolean online, Instant at) {
        presences.put(account, new Person.Presence(online, Optional.of(at)));
        publish();
    }

    /** Everybody but me, by name. */
    public State<List<Person>> people() {
        return people;
    }

    /** The person of {@code account}, also when nothing is known but that. */
    public Person person(AccountId account) {
        Profile profile = profiles.get(account);
        Mark mark = mark(account);
        return new Person(
                account,
                profile != null ? profile.handle() : new Handle("unknown"),
                profile != null ? profile.name() : account.text().substring(0, 8),
                mark.red()
                        ? Person.Trust.RED
                        : mark.verified() ? Person.Trust.VERIFIED : Person.Trust.NOT_VERIFIED,
                presences.getOrDefault(account, Person.Presence.UNKNOWN),
                listed.contains(account));
    }

    private void publish() {
        people.set(
                profiles.keySet().stream()
                        .filter(account -> !account.equals(me))
                        .map(this::person)
                        .sorted(
                                Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER)
                                        .thenComparing(Person::account))
                        .toList());
        events.peopleChanged();
    }

    // the journal

    private interface Step {
        void run(Tx tx) throws Exception;
    }

    private void onLane(Step step) throws ParleyException {
        try {
            var _ =
                    lane.call(
                                    () ->
                                            ledger.write(
                                                    tx -> {
                                                        step.run(tx);
                                                        return true;
                                                    }))
                            .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ParleyException trouble) {
                throw trouble;
            }
            throw e;
        }
    }

    @Override
    public void record(Tx tx, JournalRecord record) {
        switch (record.head().kind()) {
            case ENTRY -> {
                SignedEntry entry = Cbor.read(record.body().orElse(Bytes.EMPTY), SignedEntry.class);
                AccountStore.put(
                        tx, record.head().chat().orElseThrow().peer(), entry.parse().seq(), entry);
            }
            case PROFILE ->
                    AccountStore.profile(
                            tx, signedProfile(record).parse().acct(), record.position());
            case Mark.KIND ->
                    AccountStore.mark(
                            tx,
                            Mark.read(record.body().orElse(Bytes.EMPTY)).account(),
                            record.position());
            default -> {}
        }
    }
}
