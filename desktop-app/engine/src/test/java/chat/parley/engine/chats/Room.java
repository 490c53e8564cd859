package chat.parley.engine.chats;

import chat.parley.engine.account.Person;
import chat.parley.engine.account.Persons;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.delivery.Entry;
import chat.parley.engine.delivery.Kept;
import chat.parley.engine.delivery.Records;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Tx;
import chat.parley.engine.store.Work;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.id.MessageId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** The chats of one person over a ledger of their own, with nobody who delivers: tests hand in what comes. */
final class Room implements AutoCloseable {
    static final AccountId ME = account(1);
    static final DeviceId MINE = device(1);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    final ManualTimer timer = new ManualTimer();
    final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    final List<Touched> touched = new ArrayList<>();
    final Lane lane = new Lane("room-lane", bugs::add);
    private final DataKey key = DataKey.random(RANDOM);
    private final Path home;
    Ledger ledger;
    Folding folding;

    Room(Path home) {
        this.home = home;
        open();
    }

    private void open() {
        on(
                () -> {
                    ledger =
                            Ledger.open(
                                    home,
                                    key,
                                    Folding.migrations(),
                                    lane,
                                    Clock.systemUTC(),
                                    RANDOM);
                    folding = new Folding(ME, lane, ledger, MINE::equals, new Nobody(), timer);
                    ledger.play(List.of(folding));
                    folding.gaps().begin();
                    folding.touches().watch(touched::add);
                    return true;
                });
    }

    /** Closes and opens again. */
    void reopen() {
        ledger.close();
        open();
    }

    /** Everybody is somebody, and may be written to. */
    static final class Nobody implements Persons {
        @Override
        public Person person(AccountId account) {
            return new Person(
                    account,
                    new Handle("somebody"),
                    "Somebody",
                    Person.Trust.NOT_VERIFIED,
                    Person.Presence.UNKNOWN,
                    true);
        }

        @Override
        public void present(AccountId account, boolean online, Instant at) {}

        @Override
        public Optional<Trouble> refused(AccountId account) {
            return Optional.empty();
        }
    }

    static AccountId account(int n) {
        return new AccountId(filled(32, n));
    }

    static ChatId chat(int n) {
        return ChatId.with(account(n));
    }

    static DeviceId device(int n) {
        return new DeviceId(filled(16, n));
    }

    private static Bytes filled(int size, int n) {
        byte[] bytes = new byte[size];
        java.util.Arrays.fill(bytes, (byte) n);
        return Bytes.of(bytes);
    }

    /** Person {@code who} says {@code text} to me, as their {@code devSeq}-th event. */
    MessageRef says(int who, long devSeq, String text) {
        return write(tx -> says(tx, who, devSeq, text));
    }

    /** The same with a stamp of its own. */
    MessageRef says(int who, long devSeq, long hlc, String text) {
        return says(who, new MessageRef(device(who), MessageId.random(RANDOM)), devSeq, hlc, text);
    }

    MessageRef says(int who, MessageRef ref, long devSeq, long hlc, String text) {
        return write(
                tx -> {
                    folding.event(tx, entry(who, ref, devSeq, hlc, text));
                    return ref;
                });
    }

    /** Something comes from {@code who} that cannot be read. */
    MessageRef unreadable(int who, long hlc) {
        MessageRef ref = new MessageRef(device(who), MessageId.random(RANDOM));
        return write(
                tx -> {
                    JournalPosition at =
                            ledger.append(
                                    RecordHead.of(Records.UNREADABLE),
                                    Optional.empty(),
                                    new BodyKey.Journal());
                    folding.unreadable(tx, at, chat(who), ref, hlc);
                    return ref;
                });
    }

    /** The same within {@code tx}. */
    MessageRef says(Tx tx, int who, long devSeq, String text) throws Exception {
        MessageRef ref = new MessageRef(device(who), MessageId.random(RANDOM));
        folding.event(tx, entry(who, ref, devSeq, 1_000 + devSeq, text));
        return ref;
    }

    private Entry entry(int who, MessageRef ref, long devSeq, long hlc, String text)
            throws Exception {
        Event.Said said = new Event.Said(text);
        JournalPosition at =
                ledger.append(
                        new RecordHead(
                                Records.EVENT + said.kind(),
                                Optional.of(ref.from()),
                                Optional.of(ref.mid()),
                                Optional.empty(),
                                Optional.of(chat(who)),
                                devSeq,
                                hlc,
                                List.of()),
                        Optional.of(
                                Cbor.bytes(
                                        new Kept(
                                                1,
                                                account(who),
                                                false,
                                                Optional.empty(),
                                                said.body()))),
                        new BodyKey.ChatDay(chat(who), DAY));
        return new Entry(at, chat(who), ref, account(who), false, false, devSeq, hlc, said);
    }

    /** What is to be seen of the chat with {@code who}, oldest first, gaps included. */
    List<String> seen(int who) {
        return on(
                () -> {
                    List<Shown> all = new ArrayList<>();
                    for (ChatStore.Row row :
                            ledger.read(
                                    tx -> ChatStore.page(tx, chat(who), Optional.empty(), 1_000))) {
                        all.add(folding.reading().shown(row));
                    }
                    for (ChatStore.Gap gap :
                            ledger.read(tx -> ChatStore.gaps(tx, chat(who), Optional.empty()))) {
                        all.add(folding.reading().missing(gap));
                    }
                    return all.stream()
                            .sorted(java.util.Comparator.comparing(Shown::key))
                            .map(shown -> text(shown.message()))
                            .toList();
                });
    }

    static String text(Message message) {
        return switch (message.what()) {
            case Message.What.Text text -> text.text();
            case Message.What.Missing missing -> "(missing)";
            case Message.What.Unreadable unreadable -> "(unreadable)";
            case Message.What.Damaged damaged -> "(damaged)";
            case Message.What.Newer newer -> "(newer)";
            case Message.What.FromRemovedDevice removed -> "(removed)";
            case Message.What.DevicesChanged changed -> "(devices)";
        };
    }

    void caughtUp() {
        on(
                () -> {
                    folding.caughtUp();
                    return true;
                });
    }

    void pass(Duration time) {
        on(
                () -> {
                    timer.pass(time);
                    return true;
                });
    }

    <T> T write(Work<T> work) {
        return on(() -> ledger.write(work));
    }

    <T> T on(Callable<T> work) {
        return lane.call(work).join();
    }

    @Override
    public void close() {
        lane.close();
        ledger.close();
    }
}
