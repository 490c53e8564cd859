package chat.parley.engine;

import chat.parley.engine.delivery.Delivery;
import chat.parley.engine.link.Relay;
import chat.parley.engine.link.Wire;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.http.SignedPreKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.Recipient;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.SendRule;
import chat.parley.model.wire.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A relay in memory that does what a test tells it: repeats, exchanges, loses answers, cuts
 * connections, refuses, forgets. All on one thread.
 */
final class ScriptedRelay implements Relay, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<DeviceId, Mailbox> mailboxes = new HashMap<>();
    private final Map<AccountId, DeviceLog> logs = new HashMap<>();
    private volatile Duration hereFor = Duration.ZERO;
    private Random chaos = new Random(0);
    private double trouble;
    private Function<ClientFrame.Send, Optional<RelayFrame>> script = send -> Optional.empty();
    private Bytes incarnation = bytes(16, 1);

    /** Somebody who writes down what passes. */
    interface Witness {
        /** A frame leaves a device, on the device's thread: from now on the relay may have it. */
        void leaves(DeviceId device, ClientFrame frame);

        /** A message is in a device's mailbox. */
        void waits(DeviceId device, RelayFrame.Msg msg);
    }

    private static final class Nobody implements Witness {
        @Override
        public void leaves(DeviceId device, ClientFrame frame) {}

        @Override
        public void waits(DeviceId device, RelayFrame.Msg msg) {}
    }

    private volatile Witness witness = new Nobody();

    /** What goes wrong when a log is asked for. */
    interface LogTrouble {
        void of(AccountId account) throws ParleyException;
    }

    /** Told of every log that is asked for; may throw. */
    volatile LogTrouble logTrouble = account -> {};

    void witness(Witness next) {
        witness = next;
    }

    /** A relay that knows the same people, holds {@code queue} for {@code device} and remembers these counters of it. */
    ScriptedRelay as(
            DeviceId device,
            List<RelayFrame.Msg> queue,
            Optional<Counters> sent,
            Optional<Counters> last) {
        ScriptedRelay other = new ScriptedRelay();
        on(
                () -> {
                    other.logs.putAll(logs);
                    mailboxes.forEach(
                            (id, box) -> other.mailboxes.put(id, new Mailbox(box.owner, box)));
                });
        Mailbox box = other.mailboxes.get(device);
        box.queue.addAll(queue);
        box.next = queue.stream().mapToLong(RelayFrame.Msg::seq).max().orElse(0) + 1;
        box.sent = sent;
        box.last = last;
        return other;
    }

    /** What the relay holds for one device. */
    private static final class Mailbox {
        final Sender owner;
        final List<RelayFrame.Msg> queue = new ArrayList<>();
        final List<PreKey> oneTime = new ArrayList<>();
        final List<SignedPreKey> oneTimeKyber = new ArrayList<>();
        int registration;
        SignedPreKey signed;
        SignedPreKey lastResort;
        long next = 1;
        long pushed;
        Optional<Counters> sent = Optional.empty();
        Optional<Counters> last = Optional.empty();
        Line line;

        Mailbox(Sender owner) {
            this.owner = owner;
        }

        /** An empty one that gives out the keys of {@code other}. */
        Mailbox(Sender owner, Mailbox other) {
            this(owner);
            registration = other.registration;
            signed = other.signed;
            lastResort = other.lastResort;
        }
    }

    static Bytes bytes(int size, int fill) {
        byte[] bytes = new byte[size];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Bytes.of(bytes);
    }

    /** Makes trouble of every kind with probability {@code trouble} from now on. */
    void trouble(long seed, double trouble) {
        on(
                () -> {
                    chaos = new Random(seed);
                    this.trouble = trouble;
                });
    }

    /** Answers sends; empty: as a relay does. */
    void script(Function<ClientFrame.Send, Optional<RelayFrame>> answer) {
        on(() -> script = answer);
    }

    void register(DeviceLog log, DeviceId device, PreKeyUpload upload) {
        on(
                () -> {
                    logs.put(log.account(), log);
                    Mailbox box =
                            mailboxes.computeIfAbsent(
                                    device, d -> new Mailbox(new Sender(log.account(), d)));
                    box.registration = upload.registrationId();
                    box.signed = upload.signed().orElseThrow();
                    box.lastResort = upload.lastResortKyber().orElseThrow();
                    box.oneTime.addAll(upload.oneTime());
                    box.oneTimeKyber.addAll(upload.oneTimeKyber());
                });
    }

    void log(DeviceLog log) {
        on(() -> logs.put(log.account(), log));
    }

    /** The relay comes back from a backup: everything since is lost. */
    void restore(Runnable whatIsLost) {
        on(
                () -> {
                    incarnation = bytes(16, incarnation.toArray()[0] + 1);
                    mailboxes.values().forEach(box -> box.next = 1);
                    whatIsLost.run();
                });
    }

    void dropAllMail() {
        on(() -> mailboxes.values().forEach(box -> box.queue.clear()));
    }

    void counters(DeviceId device, Optional<Counters> sent, Optional<Counters> last) {
        on(
                () -> {
                    mailboxes.get(device).sent = sent;
                    mailboxes.get(device).last = last;
                });
    }

    int waiting(DeviceId device) {
        int[] size = new int[1];
        on(() -> size[0] = mailboxes.get(device).queue.size());
        return size[0];
    }

    /** From now on says of what comes in that it was here for {@code time} already. */
    void hereFor(Duration time) {
        hereFor = time;
    }

    /** Puts something into a mailbox that nobody sent. */
    void slip(DeviceId to, Sender from, chat.parley.model.id.MessageId mid, Bytes ct) {
        on(
                () -> {
                    put(mailboxes.get(to), from, mid, ct);
                    push(mailboxes.get(to));
                });
    }

    @Override
    public RelayFrame.Log log(AccountId account, long from) throws ParleyException {
        logTrouble.of(account);
        DeviceLog[] log = new DeviceLog[1];
        on(() -> log[0] = logs.get(account));
        if (log[0] == null) {
            throw new ParleyException(Trouble.PERSON_UNKNOWN);
        }
        return new RelayFrame.Log(
                1,
                account,
                from,
                log[0].entries().stream().skip(from).limit(32).toList(),
                log[0].head());
    }

    @Override
    public DirectoryPage directory(Optional<AccountId> after) {
        return new DirectoryPage(List.of(), Optional.empty());
    }

    /** One side's line to the relay. */
    final class Line implements Wire {
        private final DeviceId device;
        private Delivery delivery;
        private boolean online;
        private boolean wanted = true;
        private volatile boolean dead;
        private final Runnable beforeSending;

        /** @param beforeSending may throw */
        Line(DeviceId device, Runnable beforeSending) {
            this.device = device;
            this.beforeSending = beforeSending;
        }

        /** Nothing comes or goes any more, from this moment. */
        void die() {
            dead = true;
        }

        void serves(Delivery served) {
            delivery = served;
        }

        @Override
        public boolean send(ClientFrame frame) {
            if (thread.isShutdown() || dead) {
                return false;
            }
            beforeSending.run();
            if (dead) {
                return false;
            }
            witness.leaves(device, frame);
            thread.execute(() -> took(this, frame));
            return true;
        }

        @Override
        public PreKeyOffer preKeys(AccountId account, DeviceId of) {
            PreKeyOffer[] offer = new PreKeyOffer[1];
            on(
                    () -> {
                        Mailbox box = mailboxes.get(of);
                        offer[0] =
                                new PreKeyOffer(
                                        of,
                                        box.registration,
                                        box.signed,
                                        box.oneTime.isEmpty()
                                                ? Optional.empty()
                                                : Optional.of(box.oneTime.removeFirst()),
                                        box.oneTimeKyber.isEmpty()
                                                ? box.lastResort
                                                : box.oneTimeKyber.removeFirst());
                    });
            return offer[0];
        }

        @Override
        public void again() {
            thread.execute(() -> cut(this, true));
        }

        void connect() {
            on(
                    () -> {
                        wanted = true;
                        arrive(this);
                    });
        }

        void disconnect() {
            on(() -> cut(this, false));
        }
    }

    private void arrive(Line line) {
        if (line.online || !line.wanted || line.dead) {
            return;
        }
        Mailbox box = mailboxes.get(line.device);
        if (box.line != null && box.line != line) {
            cut(box.line, false);
        }
        box.line = line;
        line.online = true;
        line.delivery.welcomed(
                new RelayFrame.Welcome(
                        System.currentTimeMillis(),
                        box.sent,
                        box.last,
                        incarnation,
                        bytes(16, 7),
                        box.queue.size(),
                        new RelayFrame.SessionToken(bytes(32, 1), Long.MAX_VALUE)));
        push(box);
        line.delivery.frame(new RelayFrame.Empty(box.next - 1));
    }

    private void push(Mailbox box) {
        Line line = box.line;
        if (line != null && line.online) {
            // From the beginning each time: a redelivery of all that is not acknowledged.
            for (RelayFrame.Msg msg : List.copyOf(box.queue)) {
                if (!line.online) {
                    return;
                }
                box.pushed = Math.max(box.pushed, msg.seq());
                if (!troubled()) {
                    line.delivery.frame(msg);
                } else {
                    cut(line, true);
                }
            }
        }
    }

    private void cut(Line line, boolean back) {
        if (line.online) {
            line.online = false;
            line.delivery.lost();
        }
        line.wanted = back;
        if (back) {
            thread.execute(() -> arrive(line));
        }
    }

    private boolean troubled() {
        return trouble > 0 && chaos.nextDouble() < trouble;
    }

    private void took(Line line, ClientFrame frame) {
        if (!line.online) {
            return;
        }
        Mailbox box = mailboxes.get(line.device);
        switch (frame) {
            case ClientFrame.Ack ack -> {
                box.last = newer(box.last, ack.counters());
                if (!troubled()) {
                    box.queue.removeIf(msg -> msg.seq() <= ack.seq());
                }
            }
            case ClientFrame.Send send -> sent(line, box, send);
            case ClientFrame.Ping ping -> box.last = newer(box.last, ping.counters());
            default -> throw new IllegalStateException("not part of this relay");
        }
    }

    private static Optional<Counters> newer(Optional<Counters> old, Counters now) {
        return old.isPresent() && old.get().clientSeq() > now.clientSeq() ? old : Optional.of(now);
    }

    private void sent(Line line, Mailbox from, ClientFrame.Send send) {
        from.last = newer(from.last, send.counters());
        Optional<SendRule.Refusal> refusal =
                SendRule.refusal(
                        send, from.owner, account -> Optional.ofNullable(logs.get(account)));
        if (refusal.isPresent()) {
            line.delivery.frame(
                    new RelayFrame.Reject(
                            Optional.of(send.mid()),
                            Optional.empty(),
                            refusal.get().code(),
                            refusal.get().heads(),
                            0));
            return;
        }
        if (send.cls() == MessageClass.EPHEMERAL) {
            for (Recipient to : send.to()) {
                Mailbox box = mailboxes.get(to.device());
                if (box.line != null && box.line.online) {
                    box.line.delivery.frame(
                            new RelayFrame.Msg(
                                    0,
                                    send.mid(),
                                    MessageClass.EPHEMERAL,
                                    from.owner,
                                    System.currentTimeMillis(),
                                    to.ct()));
                }
            }
            return;
        }
        Optional<RelayFrame> scripted = script.apply(send);
        if (scripted.isPresent()) {
            line.delivery.frame(scripted.get());
            return;
        }
        if (troubled()) {
            cut(line, true); // before it was stored
            return;
        }
        from.sent = newer(from.sent, send.counters());
        for (Recipient to : send.to()) {
            Mailbox box = mailboxes.get(to.device());
            put(box, from.owner, send.mid(), to.ct());
            if (troubled()) {
                put(box, from.owner, send.mid(), to.ct());
            }
            if (troubled() && box.queue.size() > 1) {
                exchange(box);
            }
        }
        if (troubled()) {
            cut(line, true); // after it was stored, before it was said
        } else {
            line.delivery.frame(new RelayFrame.Accepted(send.mid(), System.currentTimeMillis()));
        }
        if (trouble == 0 || chaos.nextBoolean()) {
            send.to().forEach(to -> push(mailboxes.get(to.device())));
        } else {
            // Later, perhaps with others, perhaps in another order.
            thread.execute(() -> send.to().forEach(to -> push(mailboxes.get(to.device()))));
        }
    }

    private void put(Mailbox box, Sender from, chat.parley.model.id.MessageId mid, Bytes ct) {
        RelayFrame.Msg msg =
                new RelayFrame.Msg(
                        box.next++,
                        mid,
                        MessageClass.DURABLE,
                        from,
                        System.currentTimeMillis() - hereFor.toMillis(),
                        ct);
        box.queue.add(msg);
        witness.waits(box.owner.device(), msg);
    }

    /** The last two change places, and numbers with them, unless somebody may know them already. */
    private static void exchange(Mailbox box) {
        RelayFrame.Msg before = box.queue.get(box.queue.size() - 2);
        if (before.seq() > box.pushed) {
            RelayFrame.Msg last = box.queue.removeLast();
            box.queue.removeLast();
            box.queue.add(numbered(last, before.seq()));
            box.queue.add(numbered(before, last.seq()));
        }
    }

    private static RelayFrame.Msg numbered(RelayFrame.Msg msg, long seq) {
        return new RelayFrame.Msg(seq, msg.mid(), msg.cls(), msg.from(), msg.relayTs(), msg.ct());
    }

    private void on(Runnable work) {
        try {
            thread.submit(work).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
