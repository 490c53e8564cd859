package chat.parley.engine.delivery;

import chat.parley.engine.account.Addresses;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.Event.ReceiptType;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.crypto.CounterSeal;
import chat.parley.engine.crypto.EphemeralSealer;
import chat.parley.engine.crypto.Sealer;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.ledger.Reader;
import chat.parley.engine.link.Wire;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.MessageId;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.RelayFrame;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room's face: what is said here goes out, what comes in is handed to {@link Inbound}. Frames
 * may come on any thread; what says so is for the lane.
 */
public final class Delivery implements Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** So long what was said is sent again should the relay lose it. */
    private static final Duration RESEND = Duration.ofDays(30);

    /** So long it is remembered what came and what went. */
    private static final Duration MEMORY = Duration.ofDays(45);

    /** How often what is older is forgotten. */
    private static final Duration FORGETTING = Duration.ofDays(1);

    /** How often others hear that this device is here. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Self me;
    private final Lane lane;
    private final Ledger ledger;
    private final Wire wire;
    private final Addresses addresses;
    private final Inbound inbound;
    private final SecureRandom random;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Executor background;
    private final Runnable relayWentBack;
    private final HybridClock stamps;
    private final Tally tally;
    private final Whispers whispers;
    private final Outbox outbox;
    private final Inbox inbox;
    private final MutableState<Optional<Trouble>> stopped = new MutableState<>(Optional.empty());
    private @Nullable ScheduledFuture<?> heartbeat;

    /**
     * Wires the room; nothing goes out before {@link #welcomed}.
     *
     * @param relayClock the device's clock, corrected by the relay's
     * @param background for what waits for the relay
     * @param relayWentBack told, on the lane, when the relay may lack the prekeys of this device
     */
    public Delivery(
            Self me,
            Lane lane,
            Ledger ledger,
            Sealer sealer,
            EphemeralSealer ephemeralSealer,
            CounterSeal counterSeal,
            Wire wire,
            Addresses addresses,
            Inbound inbound,
            SecureRandom random,
            Clock clock,
            Clock relayClock,
            ScheduledExecutorService timer,
            Executor background,
            Runnable relayWentBack) {
        this.me = me;
        this.lane = lane;
        this.ledger = ledger;
        this.wire = wire;
        this.addresses = addresses;
        this.inbound = inbound;
        this.random = random;
        this.clock = clock;
        this.timer = timer;
        this.background = background;
        this.relayWentBack = relayWentBack;
        this.stamps = new HybridClock(clock, 0);
        this.tally = new Tally(counterSeal);
        Transmitter transmitter = new Transmitter(wire, tally);
        this.whispers =
                new Whispers(
                        me,
                        ledger,
                        ephemeralSealer,
                        transmitter,
                        addresses,
                        inbound,
                        random,
                        relayClock);
        this.outbox =
                new Outbox(
                        me,
                        lane,
                        ledger,
                        tally,
                        sealer,
                        whispers,
                        wire,
                        transmitter,
                        addresses,
                        inbound,
                        random,
                        clock,
                        timer,
                        background);
        this.inbox =
                new Inbox(
                        me,
                        lane,
                        ledger,
                        tally,
                        stamps,
                        sealer,
                        whispers,
                        transmitter,
                        addresses,
                        inbound,
                        relayClock,
                        outbox::kick,
                        this::askForLog,
                        this::startOver);
    }

    /** The room's tables. */
    public static List<Migration> migrations() {
        return List.of(DeliveryStore.FIRST);
    }

    /** Reads its numbers; before the ledger opens and plays what the database does not know. On the lane. */
    public void load() throws ParleyException {
        Counts counts = ledger.read(DeliveryStore::counts).orElse(Counts.NONE);
        tally.load(counts);
        stamps.resume(counts.stamp());
    }

    /** Begins, once the ledger is open. On the lane. */
    public void begin() throws ParleyException {
        forget();
        ledger.write(
                tx -> {
                    tally.change(
                            tx,
                            counts -> {
                                Counts now = counts.stamped(stamps.last());
                                return ledger.lost() ? now.went() : now;
                            });
                    return true;
                });
        if (tally.now().spent()) {
            stopped.set(Optional.of(Trouble.SENDING_STOPPED));
        }
        ScheduledFuture<?> _ =
                timer.scheduleAtFixedRate(
                        () -> lane.run(this::forget),
                        FORGETTING.toMillis(),
                        FORGETTING.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void forget() throws ParleyException {
        long before = clock.instant().minus(MEMORY).toEpochMilli();
        inbox.giveUpRaw(before);
        ledger.write(
                tx -> {
                    DeliveryStore.forget(tx, before);
                    return true;
                });
    }

    /** Why nothing can be sent to anybody, if so. */
    public State<Optional<Trouble>> stopped() {
        return stopped;
    }

    /** What hello and ping say. From any thread. */
    public Counters counters() {
        return tally.counters();
    }

    // what is said here

    /**
     * Says {@code events} in a conversation: durable here on return, sent once there is a way. On the
     * lane.
     */
    public List<MessageRef> say(ChatId chat, List<? extends Event> events) throws ParleyException {
        List<MessageRef> said =
                ledger.write(
                        tx -> {
                            List<MessageRef> refs = new ArrayList<>();
                            for (Event event : events) {
                                refs.add(say(tx, chat, event));
                            }
                            tally.change(tx, counts -> counts.stamped(stamps.last()));
                            return List.copyOf(refs);
                        });
        outbox.kick(chat.peer());
        return said;
    }

    private MessageRef say(Tx tx, ChatId chat, Event event) throws Exception {
        MessageRef ref = new MessageRef(me.device(), MessageId.random(random));
        long devSeq = DeliveryStore.devSeq(tx, chat) + 1;
        long stamp = stamps.next();
        RecordHead head =
                new RecordHead(
                        Records.EVENT + event.kind(),
                        Optional.of(ref.from()),
                        Optional.of(ref.mid()),
                        Optional.empty(),
                        Optional.of(chat),
                        devSeq,
                        stamp,
                        List.of());
        Kept kept = new Kept(1, me.account(), false, Optional.empty(), event.body());
        JournalPosition at =
                ledger.append(
                        head,
                        Optional.of(kept.toBytes()),
                        new BodyKey.ChatDay(
                                chat, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        indexOwn(tx, new Entry(at, chat, ref, me.account(), true, false, devSeq, stamp, event));
        return ref;
    }

    private void indexOwn(Tx tx, Entry entry) throws Exception {
        stamps.resume(entry.hlc());
        if (DeliveryStore.outgoing(tx, entry.ref().mid()).isEmpty()) {
            DeliveryStore.put(
                    tx,
                    entry.ref().mid(),
                    entry.chat().peer(),
                    entry.at(),
                    HybridClock.instant(entry.hlc()).toEpochMilli());
        }
        if (entry.devSeq() > DeliveryStore.devSeq(tx, entry.chat())) {
            DeliveryStore.devSeq(tx, entry.chat(), entry.devSeq());
        }
        inbound.event(tx, entry);
    }

    /** Puts something of this device itself into a conversation, for nobody else. On the lane. */
    public void notice(ChatId chat, Bytes body) throws ParleyException {
        ledger.write(
                tx -> {
                    MessageRef ref = new MessageRef(me.device(), MessageId.random(random));
                    long stamp = stamps.next();
                    RecordHead head =
                            new RecordHead(
                                    Records.NOTICE,
                                    Optional.of(ref.from()),
                                    Optional.of(ref.mid()),
                                    Optional.empty(),
                                    Optional.of(chat),
                                    0,
                                    stamp,
                                    List.of());
                    JournalPosition at =
                            ledger.append(head, Optional.of(body), new BodyKey.Journal());
                    inbound.notice(tx, at, chat, ref, stamp);
                    tally.change(tx, counts -> counts.stamped(stamps.last()));
                    return true;
                });
    }

    /**
     * I have seen {@code refs}, 1 to 128 messages of others. On the lane.
     *
     * @param tell whether their authors are told
     */
    public void seen(ChatId chat, List<MessageRef> refs, boolean tell) throws ParleyException {
        long now = clock.millis();
        ledger.write(
                tx -> {
                    RecordHead head =
                            new RecordHead(
                                    Records.READ,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(chat),
                                    0,
                                    HybridClock.of(clock.instant()),
                                    refs);
                    ledger.append(head, Optional.empty(), new BodyKey.Journal());
                    for (MessageRef ref : refs) {
                        inbound.seen(tx, chat, ref, now);
                        if (tell && !tally.now().spent()) {
                            DeliveryStore.due(tx, chat.peer(), ReceiptType.READ, ref, now);
                        }
                    }
                    return true;
                });
        outbox.kick(chat.peer());
    }

    /** Completes once the relay has everything that was said or confirmed up to now. From any thread. */
    public CompletableFuture<Void> sent() {
        return outbox.sent();
    }

    /** Tells {@code peer} that I type, or stopped. */
    public void typing(AccountId peer, boolean types) {
        if (!tally.now().spent()) {
            whispers.say(peer, Whisper.About.TYPING, types);
        }
    }

    /** Something changed about {@code peer} that may have kept messages to them back. */
    public void changed(AccountId peer) {
        outbox.wake(peer);
        lane.run(() -> inbox.openRaw(peer));
    }

    // what the relay says

    /** A connection is there. In order with {@link #frame}. */
    public void welcomed(RelayFrame.Welcome welcome) {
        long connection = inbox.listen();
        lane.run(() -> judge(connection, welcome));
    }

    /** The connection is gone. */
    public void lost() {
        inbox.ignore();
        goSilent();
    }

    private void goSilent() {
        outbox.lost();
        stopHeartbeat();
    }

    /** A frame came. */
    public void frame(RelayFrame frame) {
        switch (frame) {
            case RelayFrame.Msg msg -> inbox.arrived(msg);
            case RelayFrame.Empty empty -> inbox.arrived(empty);
            case RelayFrame.Accepted accepted -> outbox.answered(accepted);
            case RelayFrame.Reject reject -> {
                outbox.answered(reject);
                reject.mid()
                        .flatMap(mid -> whispers.refused(mid, reject.code()))
                        .ifPresent(this::askForLog);
            }
            case RelayFrame.Gone gone ->
                    LOG.warn(
                            "the relay no longer has {} to {}: {}",
                            gone.fromSeq(),
                            gone.toSeq(),
                            gone.reason());
            case RelayFrame.Nonce nonce -> {}
            case RelayFrame.Welcome again -> {}
            case RelayFrame.Log log -> {}
            case RelayFrame.Session session -> {}
            case RelayFrame.Poke poke -> {}
            case RelayFrame.Pong pong -> {}
            case RelayFrame.Bye bye -> {}
        }
    }

    private void judge(long connection, RelayFrame.Welcome welcome) {
        if (!inbox.isPresent(connection)) {
            return;
        }
        try {
            inbound.listening();
            if (fits(welcome)) {
                inbox.judged(connection);
                send();
                if (!inbox.isPresent(connection)) {
                    goSilent(); // lost while it was judged
                }
            } else {
                inbox.ignore();
            }
        } catch (ParleyException | RuntimeException e) {
            LOG.error("a connection could not be judged; making another one", e);
            inbox.ignore();
            startOver();
        }
    }

    /** Whether the relay is to be believed; afterwards this device's numbers agree with its. */
    private boolean fits(RelayFrame.Welcome welcome) throws ParleyException {
        Counts ours = tally.now();
        Guard.Verdict verdict = Guard.compare(welcome, ours, tally.seal());
        long sent = welcome.sent().map(Counters::clientSeq).orElse(0L);
        switch (verdict) {
            case FINE -> {
                if (tally.now().mailbox().isEmpty()) {
                    go(
                            counts ->
                                    counts.restored(
                                            counts.acceptedSeq(),
                                            counts.lastAck(),
                                            welcome.mailbox(),
                                            welcome.store()));
                }
            }
            case WENT_BACK -> {
                // No secret: how many encryptions, and up to which message acknowledged.
                LOG.error(
                        "this profile's database went back in time: it sends no more (the relay"
                                + " stored {}, last heard {}, here {})",
                        welcome.sent().map(Delivery::numbers).orElse("nothing"),
                        welcome.last().map(Delivery::numbers).orElse("nothing"),
                        ours.clientSeq() + "/" + ours.lastAck());
                go(Counts::went);
            }
            case RELAY_WENT_BACK -> {
                LOG.warn("the relay was restored: what it may have lost is sent again");
                boolean sameMailbox = tally.now().mailbox().equals(Optional.of(welcome.mailbox()));
                long since = clock.instant().minus(RESEND).toEpochMilli();
                ledger.write(
                        tx -> {
                            if (!tally.now().spent()) {
                                DeliveryStore.again(tx, since);
                            }
                            tally.change(
                                    tx,
                                    counts ->
                                            counts.restored(
                                                    sent,
                                                    sameMailbox ? counts.lastAck() : 0,
                                                    welcome.mailbox(),
                                                    welcome.store()));
                            return true;
                        });
                relayWentBack.run();
            }
            case RELAY_STORE_NEW -> {
                go(
                        counts ->
                                counts.restored(
                                        counts.acceptedSeq(),
                                        counts.lastAck(),
                                        welcome.mailbox(),
                                        welcome.store()));
                relayWentBack.run();
            }
            case RELAY_LIES -> {
                LOG.error("the relay shows counters that this device never sealed");
                stopped.set(Optional.of(Trouble.RELAY_KEY_WRONG));
                return false;
            }
        }
        return true;
    }

    private static String numbers(Counters counters) {
        return counters.clientSeq() + "/" + counters.lastAck();
    }

    private void send() throws ParleyException {
        if (tally.now().spent()) {
            stopped.set(Optional.of(Trouble.SENDING_STOPPED));
            return;
        }
        stopped.set(Optional.empty());
        outbox.open();
        startHeartbeat();
        for (AccountId person : ledger.read(DeliveryStore::rawSenders)) {
            askForLog(person);
        }
    }

    private void go(java.util.function.UnaryOperator<Counts> change) throws ParleyException {
        ledger.write(
                tx -> {
                    tally.change(tx, change);
                    return true;
                });
    }

    private void askForLog(AccountId person) {
        try {
            background.execute(() -> fetchLog(person));
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing begins while everything ends");
        }
    }

    private void fetchLog(AccountId person) {
        try {
            addresses.fetch(person);
            changed(person);
        } catch (ParleyException e) {
            LOG.info("a log is not to be had: {}", e.trouble());
        }
    }

    private void startOver() {
        ScheduledFuture<?> _ =
                timer.schedule(
                        wire::again, random.nextLong(1, AGAIN.toMillis()), TimeUnit.MILLISECONDS);
    }

    // presence

    private synchronized void startHeartbeat() {
        stopHeartbeat();
        try {
            heartbeat =
                    timer.scheduleAtFixedRate(
                            () -> present(true), 0, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing begins while everything ends");
        }
    }

    private synchronized void stopHeartbeat() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
            heartbeat = null;
        }
    }

    private void present(boolean here) {
        try {
            for (AccountId person : whispers.audience()) {
                whispers.say(person, Whisper.About.PRESENCE, here);
            }
        } catch (ParleyException | RuntimeException e) {
            LOG.warn("presence could not be told", e);
        }
    }

    /** Says that this device goes, as far as there is a connection. */
    public void goodbye() {
        boolean told;
        synchronized (this) {
            told = heartbeat != null;
        }
        stopHeartbeat();
        if (told) {
            present(false);
        }
    }

    // what a crash left behind, or all of it

    @Override
    public void record(Tx tx, JournalRecord record) throws Exception {
        Optional<RuntimeException> wrong = Apart.run(tx, inner -> index(inner, record));
        if (wrong.isPresent()) {
            // A profile must open with what it has.
            LOG.error("a record cannot be indexed", wrong.get());
            Apart.run(tx, inner -> bare(inner, record))
                    .ifPresent(e -> LOG.error("nor is it shown as unreadable", e));
        }
    }

    /** Shows {@code record} as unreadable, if it belongs into a conversation and was not erased. */
    private void bare(Tx tx, JournalRecord record) throws Exception {
        RecordHead head = record.head();
        if (record.body().isPresent()
                && head.chat().isPresent()
                && head.fromDev().isPresent()
                && head.mid().isPresent()) {
            MessageRef ref = new MessageRef(head.fromDev().get(), head.mid().get());
            inbound.unreadable(tx, record.position(), head.chat().get(), ref, head.hlc());
        }
    }

    private void index(Tx tx, JournalRecord record) throws Exception {
        RecordHead head = record.head();
        if (Entry.isEvent(record)) {
            if (record.body().isPresent()) {
                again(tx, record);
            }
            return;
        }
        switch (head.kind()) {
            case Records.ACCEPTED -> {
                for (MessageRef ref : head.refs()) {
                    DeliveryStore.accepted(tx, ref.mid());
                    inbound.accepted(
                            tx,
                            head.chat().orElseThrow(),
                            ref,
                            HybridClock.instant(head.hlc()).toEpochMilli());
                }
            }
            case Records.READ -> {
                for (MessageRef ref : head.refs()) {
                    inbound.seen(
                            tx,
                            head.chat().orElseThrow(),
                            ref,
                            HybridClock.instant(head.hlc()).toEpochMilli());
                }
            }
            case Records.NOTICE -> {
                stamps.resume(head.hlc());
                inbound.notice(
                        tx,
                        record.position(),
                        head.chat().orElseThrow(),
                        new MessageRef(me.device(), head.mid().orElseThrow()),
                        head.hlc());
            }
            case Records.RAW -> {
                if (record.body().isPresent()) {
                    Held held = Held.read(record.body().get());
                    MessageRef ref = new MessageRef(held.device(), held.mid());
                    DeliveryStore.raw(tx, ref, held.acct(), record.position(), clock.millis());
                }
            }
            case Records.UNREADABLE -> {
                if (record.body().isPresent()) {
                    Held held = Held.read(record.body().get());
                    DeliveryStore.removeRaw(tx, new MessageRef(held.device(), held.mid()));
                    inbox.unreadable(tx, record.position(), held.envelope());
                }
            }
            default -> {
                // Another room's.
            }
        }
    }

    private void again(Tx tx, JournalRecord record) throws Exception {
        Entry entry = Entry.of(record, me.account());
        if (entry.ref().from().equals(me.device())) {
            indexOwn(tx, entry);
        } else if (DeliveryStore.see(tx, entry.ref(), entry.devSeq() > 0, clock.millis())) {
            stamps.merge(entry.hlc());
            inbox.index(tx, entry);
        }
    }
}
