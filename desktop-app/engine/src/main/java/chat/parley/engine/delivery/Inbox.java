package chat.parley.engine.delivery;

import chat.parley.engine.account.Addresses;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.crypto.Opened;
import chat.parley.engine.crypto.Sealer;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.RelayFrame;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the relay pushes, in batches, each of them one transaction: decrypted, checked, in the
 * journal, indexed, then acknowledged. Whatever is wrong with one message, the next one is read.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** Messages in one transaction. What comes while one is under way is the next batch. */
    private static final int BATCH = 64;

    private final Self me;
    private final Lane lane;
    private final Ledger ledger;
    private final Tally tally;
    private final HybridClock stamps;
    private final Sealer sealer;
    private final Whispers whispers;
    private final Transmitter transmitter;
    private final Addresses addresses;
    private final Inbound inbound;
    private final Clock relayClock;
    private final Consumer<AccountId> due;
    private final Consumer<AccountId> unknown;
    private final Runnable failed;
    private final Deque<RelayFrame> waiting = new ArrayDeque<>();

    /** The present connection; its frames are taken once it was judged. */
    private long connection;

    private boolean judged;
    private boolean scheduled;

    /**
     * An inbox.
     *
     * @param due told of everybody to whom a receipt is due now
     * @param unknown told of everybody whose log is needed to read something
     * @param failed told when nothing could be stored: what came has to come again
     */
    Inbox(
            Self me,
            Lane lane,
            Ledger ledger,
            Tally tally,
            HybridClock stamps,
            Sealer sealer,
            Whispers whispers,
            Transmitter transmitter,
            Addresses addresses,
            Inbound inbound,
            Clock relayClock,
            Consumer<AccountId> due,
            Consumer<AccountId> unknown,
            Runnable failed) {
        this.me = me;
        this.lane = lane;
        this.ledger = ledger;
        this.tally = tally;
        this.stamps = stamps;
        this.sealer = sealer;
        this.whispers = whispers;
        this.transmitter = transmitter;
        this.addresses = addresses;
        this.inbound = inbound;
        this.relayClock = relayClock;
        this.due = due;
        this.unknown = unknown;
        this.failed = failed;
    }

    /** What became of an envelope. */
    private sealed interface Taken {
        record Fresh(HeaderCheck message) implements Taken {}

        record Repeat(MessageRef ref) implements Taken {}

        record Raw() implements Taken {}

        record Unreadable(String why) implements Taken {}

        record Nothing() implements Taken {}
    }

    /** A message, or the word that all that waited was pushed. From the connection's thread. */
    void arrived(RelayFrame frame) {
        if (frame instanceof RelayFrame.Msg msg && msg.cls() == MessageClass.EPHEMERAL) {
            whispers.arrived(msg);
            return;
        }
        synchronized (waiting) {
            waiting.add(frame);
            schedule();
        }
    }

    /** Holds waiting. */
    private void schedule() {
        if (judged && !scheduled && !waiting.isEmpty()) {
            scheduled = true;
            lane.run(this::drain);
        }
    }

    /**
     * Begins to listen to a new connection, and takes nothing of it yet. What was not taken of the one
     * before comes again.
     *
     * @return its number
     */
    long listen() {
        synchronized (waiting) {
            judged = false;
            waiting.clear();
            return ++connection;
        }
    }

    /** Whether {@code number} is still the present connection. */
    boolean isPresent(long number) {
        synchronized (waiting) {
            return number == connection;
        }
    }

    /** Connection {@code number} may be listened to: takes what came on it. */
    void judged(long number) {
        synchronized (waiting) {
            if (number == connection) {
                judged = true;
                schedule();
            }
        }
    }

    /** Drops what comes on this connection: it comes again on another one. */
    void ignore() {
        var _ = listen();
    }

    private void drain() {
        List<RelayFrame.Msg> batch = new ArrayList<>();
        boolean empty = false;
        long from;
        synchronized (waiting) {
            from = connection;
            while (judged && batch.size() < BATCH && !waiting.isEmpty() && !empty) {
                RelayFrame frame = waiting.poll();
                switch (frame) {
                    case RelayFrame.Msg msg -> batch.add(msg);
                    case RelayFrame.Empty all -> empty = true;
                    default -> LOG.debug("a frame that is no message");
                }
            }
        }
        try {
            receive(batch, from);
            if (empty) {
                inbound.caughtUp();
            }
        } catch (ParleyException | RuntimeException e) {
            LOG.error("what came could not be stored; it has to come again", e);
            ignore();
            failed.run();
        } finally {
            synchronized (waiting) {
                scheduled = false;
                schedule();
            }
        }
    }

    /** What follows from a batch once it is safe. */
    private static final class Follow {
        /** To whom a receipt is due. */
        final Set<AccountId> due = new LinkedHashSet<>();

        /** Whose log is needed. */
        final Set<AccountId> needed = new LinkedHashSet<>();

        final List<HeaderCheck> heard = new ArrayList<>();
    }

    private void receive(List<RelayFrame.Msg> batch, long from) throws ParleyException {
        if (batch.isEmpty()) {
            return;
        }
        Follow follow = new Follow();
        ledger.write(
                tx -> {
                    long last = tally.now().lastAck();
                    for (RelayFrame.Msg msg : batch) {
                        if (msg.cls() != MessageClass.DURABLE) {
                            continue;
                        }
                        take(tx, msg, follow, false);
                        last = Math.max(last, msg.seq());
                    }
                    long ack = last;
                    tally.change(
                            tx,
                            counts ->
                                    (counts.spent() ? counts : counts.acked(ack))
                                            .stamped(stamps.last()));
                    return true;
                });
        synchronized (waiting) {
            // Another connection may be to another mailbox, with other messages under these
            // numbers.
            if (from == connection && !tally.now().spent()) {
                transmitter.send(counters -> new ClientFrame.Ack(counters.lastAck(), counters));
            }
        }
        follow(follow);
        follow.needed.forEach(unknown);
    }

    private void follow(Follow follow) {
        for (HeaderCheck message : follow.heard) {
            addresses.heard(message.content().fromAcct(), message.content().heads());
        }
        follow.due.forEach(due);
    }

    /** Reads again what was kept because the log of {@code person} was not here. On the lane. */
    void openRaw(AccountId person) throws ParleyException {
        readAgain(ledger.read(tx -> DeliveryStore.raw(tx, person)));
    }

    /** Shows as unreadable what was kept before {@code before} and whose sender's log never came. On the lane. */
    void giveUpRaw(long before) throws ParleyException {
        readAgain(ledger.read(tx -> DeliveryStore.rawBefore(tx, before)));
    }

    private void readAgain(List<DeliveryStore.Raw> kept) throws ParleyException {
        Follow follow = new Follow();
        for (int from = 0; from < kept.size(); from += BATCH) {
            List<DeliveryStore.Raw> some = kept.subList(from, Math.min(kept.size(), from + BATCH));
            ledger.write(
                    tx -> {
                        for (DeliveryStore.Raw raw : some) {
                            Optional<Bytes> body =
                                    ledger.record(raw.at()).flatMap(JournalRecord::body);
                            if (body.isEmpty()) { // damaged on the disk: no other copy is anywhere
                                DeliveryStore.removeRaw(tx, raw.ref());
                                unreadable(tx, raw.at(), raw.from(), raw.ref(), raw.time());
                                continue;
                            }
                            RelayFrame.Msg msg = Held.read(body.get()).envelope();
                            take(tx, msg, follow, true);
                            DeliveryStore.removeRaw(tx, ref(msg));
                        }
                        tally.change(tx, counts -> counts.stamped(stamps.last()));
                        return true;
                    });
        }
        follow(follow); // no log is asked for again: what was to be had of it has just come
    }

    /**
     * Reads one message and makes its rows. Whatever is wrong with it, it is kept, and what came with it
     * is not held up.
     *
     * @param last whether its sender's log is waited for no longer
     */
    private void take(Tx tx, RelayFrame.Msg msg, Follow follow, boolean last) throws Exception {
        Optional<RuntimeException> wrong =
                Apart.run(
                        tx,
                        inner -> {
                            Taken taken = read(inner, msg);
                            if (last && taken instanceof Taken.Raw) {
                                taken = new Taken.Unreadable("unlisted");
                            }
                            keep(inner, msg, taken, follow);
                            // What a removed device says of a log is no reason for anything.
                            if (taken instanceof Taken.Fresh fresh && !fresh.message().removed()) {
                                follow.heard.add(fresh.message());
                            }
                        });
        if (wrong.isPresent()) {
            // Undone with the rest: the ratchet has not moved, and can open it another time.
            if (wrong.get() instanceof MalformedException) {
                LOG.warn("a message is not what its envelope says: {}", wrong.get().getMessage());
                unreadable(tx, msg, "header");
            } else {
                LOG.error("a message could not be taken", wrong.get());
                unreadable(tx, msg, "failed");
            }
        }
    }

    private Taken read(Tx tx, RelayFrame.Msg msg) {
        if (msg.from().device().equals(me.device())) {
            LOG.warn("the relay sends this device a message of its own");
            return new Taken.Nothing();
        }
        return addresses
                .log(msg.from().acct())
                .filter(log -> log.device(msg.from().device()).isPresent())
                .map(log -> open(tx, msg, log))
                .orElseGet(Taken.Raw::new);
    }

    private Taken open(Tx tx, RelayFrame.Msg msg, DeviceLog log) {
        return switch (sealer.open(tx, msg.from().device(), msg.ct())) {
            case Opened.Plain plain -> {
                HeaderCheck message = HeaderCheck.of(plain.padded(), msg, log, me.account());
                // A repeat that decrypts keeps its step of the ratchet and nothing else.
                yield DeliveryStore.see(tx, message.ref(), message.said(), relayClock.millis())
                        ? new Taken.Fresh(message)
                        : new Taken.Repeat(message.ref());
            }
            case Opened.Duplicate duplicate ->
                    DeliveryStore.seen(tx, ref(msg)).isPresent()
                            ? new Taken.Repeat(ref(msg))
                            : new Taken.Unreadable("duplicate");
            case Opened.Undecryptable undecryptable ->
                    // A first message that comes again finds its prekey used up.
                    DeliveryStore.seen(tx, ref(msg)).isPresent()
                            ? new Taken.Repeat(ref(msg))
                            : new Taken.Unreadable(
                                    undecryptable
                                            .reason()
                                            .name()
                                            .toLowerCase(java.util.Locale.ROOT));
            case Opened.UnknownSender unknownSender -> new Taken.Raw();
            case Opened.JumpTooFar jump -> new Taken.Unreadable("jump");
        };
    }

    private void keep(Tx tx, RelayFrame.Msg msg, Taken taken, Follow follow) throws Exception {
        switch (taken) {
            case Taken.Fresh fresh -> {
                append(tx, fresh.message(), msg.relayTs());
                follow.due.add(msg.from().acct());
            }
            case Taken.Repeat repeat -> {
                if (!tally.now().spent()) {
                    receiptAgain(tx, msg.from().acct(), repeat.ref());
                    follow.due.add(msg.from().acct());
                }
            }
            case Taken.Raw raw -> {
                if (!DeliveryStore.isRaw(tx, ref(msg))
                        && !DeliveryStore.isUnreadable(tx, ref(msg))) {
                    JournalPosition at = hold(Records.RAW, msg, "log");
                    DeliveryStore.raw(tx, ref(msg), msg.from().acct(), at, relayClock.millis());
                }
                follow.needed.add(msg.from().acct());
            }
            case Taken.Unreadable unreadable -> unreadable(tx, msg, unreadable.why());
            case Taken.Nothing nothing -> {}
        }
    }

    private void unreadable(Tx tx, RelayFrame.Msg msg, String why) throws Exception {
        LOG.warn("a message cannot be read and is kept: {}", why);
        if (!DeliveryStore.isUnreadable(tx, ref(msg))) {
            JournalPosition at = hold(Records.UNREADABLE, msg, why);
            unreadable(tx, at, msg);
        }
    }

    private void append(Tx tx, HeaderCheck message, long relayTs) throws Exception {
        stamps.merge(message.content().hlc());
        long hlc = stamps.believed(message.content().hlc(), stamp(relayTs));
        RecordHead head =
                new RecordHead(
                        Records.EVENT + message.content().kind(),
                        Optional.of(message.content().fromDev()),
                        Optional.of(message.content().mid()),
                        message.content().was(),
                        Optional.of(message.chat()),
                        message.content().devSeq(),
                        hlc,
                        message.event() instanceof Event.Receipt receipt
                                ? receipt.of()
                                : List.of());
        Kept kept =
                new Kept(
                        1,
                        message.content().fromAcct(),
                        message.removed(),
                        message.content().expireSeconds(),
                        message.content().body());
        BodyKey key =
                message.said()
                        ? new BodyKey.ChatDay(message.chat(), today())
                        : new BodyKey.Journal();
        JournalPosition at = ledger.append(head, Optional.of(kept.toBytes()), key);
        message.content()
                .ephemeral()
                .ifPresent(secret -> whispers.theirKey(tx, message.content().fromDev(), secret));
        index(
                tx,
                new Entry(
                        at,
                        message.chat(),
                        message.ref(),
                        message.content().fromAcct(),
                        message.content().fromAcct().equals(me.account()),
                        message.removed(),
                        message.content().devSeq(),
                        hlc,
                        message.event()));
    }

    /** The rows of an event of another device; also after a crash. */
    void index(Tx tx, Entry entry) throws Exception {
        DeliveryStore.removeRaw(tx, entry.ref());
        DeliveryStore.removeUnreadable(tx, entry.ref());
        if (entry.event() instanceof Event.Receipt receipt && !entry.mine() && !entry.removed()) {
            for (MessageRef of : receipt.of()) {
                if (of.from().equals(me.device())) {
                    DeliveryStore.delivered(tx, of.mid(), entry.ref().from());
                }
            }
        }
        if (entry.devSeq() > 0 && !entry.mine() && !tally.now().spent()) {
            DeliveryStore.due(
                    tx,
                    entry.author(),
                    Event.ReceiptType.DELIVERED,
                    entry.ref(),
                    relayClock.millis());
        }
        inbound.event(tx, entry);
    }

    /** The rows of an envelope that cannot be read; also after a crash. */
    void unreadable(Tx tx, JournalPosition at, RelayFrame.Msg msg) throws Exception {
        unreadable(tx, at, msg.from().acct(), ref(msg), msg.relayTs());
    }

    private void unreadable(Tx tx, JournalPosition at, AccountId from, MessageRef ref, long relayTs)
            throws Exception {
        if (DeliveryStore.unreadable(tx, ref, at, relayClock.millis())) {
            ChatId chat = ChatId.with(from);
            long stamp = stamp(relayTs);
            Apart.run(tx, inner -> inbound.unreadable(inner, at, chat, ref, stamp))
                    .ifPresent(e -> LOG.error("an unreadable message is kept, but not shown", e));
        }
    }

    /** Where something without a readable stamp of its own stands: when the relay got it, if that makes sense. */
    private long stamp(long relayTs) {
        long latest = HybridClock.of(relayClock.instant().plus(HybridClock.TOLERANCE));
        return Math.min(latest, HybridClock.of(Instant.ofEpochMilli(relayTs)));
    }

    private void receiptAgain(Tx tx, AccountId author, MessageRef ref) throws Exception {
        if (!DeliveryStore.seen(tx, ref).orElse(false)) {
            return;
        }
        long now = relayClock.millis();
        DeliveryStore.due(tx, author, Event.ReceiptType.DELIVERED, ref, now);
        if (inbound.isSeen(tx, ChatId.with(author), ref)) {
            DeliveryStore.due(tx, author, Event.ReceiptType.READ, ref, now);
        }
    }

    private JournalPosition hold(String kind, RelayFrame.Msg msg, String why)
            throws ParleyException {
        ChatId chat = ChatId.with(msg.from().acct());
        RecordHead head =
                new RecordHead(
                        kind,
                        Optional.of(msg.from().device()),
                        Optional.of(msg.mid()),
                        Optional.empty(),
                        Optional.of(chat),
                        0,
                        stamp(msg.relayTs()),
                        List.of());
        return ledger.append(
                head, Optional.of(Held.of(msg, why).toBytes()), new BodyKey.ChatDay(chat, today()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(relayClock.instant(), ZoneOffset.UTC);
    }

    private static MessageRef ref(RelayFrame.Msg msg) {
        return new MessageRef(msg.from().device(), msg.mid());
    }
}
