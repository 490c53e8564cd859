package chat.parley.engine.account;

import chat.parley.engine.crypto.Identities;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.ledger.Reader;
import chat.parley.engine.link.Relay;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.Profile;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The people of the directory and of the conversations. What was learnt is in the journal, so that
 * people are known offline and after a rebuild. Thread-safe; what asks the relay or remembers something
 * blocks, and is never called on the lane.
 */
public final class Contacts implements Identities, Addresses, Persons, Reader {
    /** The handle of somebody of whom nothing but the account is known. */
    private static final Handle NAMELESS = new Handle("unknown");

    private final AccountId me;
    private final ContactEvents events;
    private final Marks marks;
    private final Logs logs;
    private final Directory directory;
    private final Presences presences;
    private final MutableState<List<Person>> people = new MutableState<>(List.of());

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
            ContactEvents events,
            Clock clock,
            ScheduledExecutorService timer) {
        this.me = me;
        this.events = events;
        Book book = new Book(lane, ledger);
        this.marks = new Marks(book);
        this.logs = new Logs(me, book, relay, marks, background, new Told());
        this.directory = new Directory(book, relay, logs, marks, this::publish);
        this.presences = new Presences(clock, timer, this::publish);
    }

    /** The room's tables. */
    public static List<Migration> migrations() {
        return List.of(AccountStore.FIRST);
    }

    /** Reads what is known, once the ledger was played. On the lane. */
    public void load() throws ParleyException {
        logs.load();
        marks.load();
        directory.load();
        publish();
    }

    /** Lets the list of people change before those above hear of it. */
    private final class Told implements ContactEvents {
        @Override
        public void devicesChanged(AccountId account, int added, int removed) {
            events.devicesChanged(account, added, removed);
        }

        @Override
        public void peopleChanged() {
            publish();
        }

        @Override
        public void logArrived(AccountId account) {
            events.logArrived(account);
        }
    }

    // who speaks

    @Override
    public Optional<Bytes> identityKey(DeviceId device) {
        return logs.identityKey(device);
    }

    @Override
    public Optional<DeviceLog> log(AccountId account) {
        return logs.log(account);
    }

    /**
     * The log of {@code account} as the relay has it now, verified. One that contradicts what is held
     * turns the person red.
     *
     * @throws ParleyException PERSON_NOT_TRUSTED for a log that contradicts or does not verify
     */
    @Override
    public DeviceLog fetch(AccountId account) throws ParleyException {
        return logs.fetch(account);
    }

    /** Whether nothing may be sent to {@code account} for now: red, or a longer log is known of. */
    @Override
    public boolean held(AccountId account) {
        return marks.of(account).red().isPresent() || logs.behind(account);
    }

    @Override
    public Optional<Trouble> refused(AccountId account) {
        return marks.of(account).red().map(why -> Trouble.PERSON_NOT_TRUSTED);
    }

    /**
     * What a device of {@code by} says of logs; returns at once. A longer one is fetched, and where its
     * own account says so, nothing is sent there until then; another hash at the same place, which no
     * recovery explains, is a fork.
     */
    @Override
    public void heard(AccountId by, List<LogHead> heads) {
        logs.heard(by, heads);
    }

    /**
     * The relay says that the log of {@code account} has this head now; returns at once. That is only a reason to look:
     * a relay's word holds nothing back, and makes no fork.
     */
    public void poked(LogHead head) {
        logs.poked(head);
    }

    // who is there

    /**
     * Reads the relay's directory and what it says of people, and asks again for logs that are
     * waited for.
     */
    public void readDirectory() throws ParleyException {
        logs.behind().forEach(logs::fetchLater);
        directory.read();
    }

    /** Remembers that safety numbers matched, or takes that back. */
    public void verified(AccountId account, boolean matches) throws ParleyException {
        if (marks.change(account, mark -> mark.compared(matches))) {
            publish();
            events.logArrived(account); // a match may end what kept messages back
        }
    }

    @Override
    public void present(AccountId account, boolean online, Instant at) {
        presences.heard(account, online, at);
    }

    /** Everybody but me, by name. */
    public State<List<Person>> people() {
        return people;
    }

    @Override
    public Person person(AccountId account) {
        Optional<Profile> profile = directory.profile(account);
        return new Person(
                account,
                profile.map(Profile::handle).orElse(NAMELESS),
                profile.map(Profile::name).orElseGet(() -> account.text().substring(0, 8)),
                trust(marks.of(account)),
                presences.of(account),
                directory.listed(account));
    }

    private static Person.Trust trust(Mark mark) {
        if (mark.red().isPresent()) {
            return Person.Trust.RED;
        }
        return mark.verified() ? Person.Trust.VERIFIED : Person.Trust.NOT_VERIFIED;
    }

    private void publish() {
        people.update(
                before ->
                        directory.everybody().stream()
                                .filter(account -> !account.equals(me))
                                .map(this::person)
                                .sorted(
                                        Comparator.comparing(
                                                        Person::name, String.CASE_INSENSITIVE_ORDER)
                                                .thenComparing(Person::account))
                                .toList());
        events.peopleChanged();
    }

    @Override
    public void record(Tx tx, JournalRecord record) {
        switch (record.head().kind()) {
            case Logs.ENTRY -> Logs.recordEntry(tx, record);
            case Logs.CLAIM -> Logs.recordClaim(tx, record);
            case Directory.PROFILE -> Directory.record(tx, record);
            case Mark.KIND -> Marks.record(tx, record);
            default -> {
                // of another room
            }
        }
    }
}
