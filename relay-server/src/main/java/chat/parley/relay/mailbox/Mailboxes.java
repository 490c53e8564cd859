package chat.parley.relay.mailbox;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.id.DeviceId;
import chat.parley.model.wire.ClientFrame.Send;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.Recipient;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.RelayFrame.Gone;
import chat.parley.model.wire.RelayFrame.GoneReason;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.Sender;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Retirement;
import chat.parley.relay.mailbox.MailboxStore.NewMessage;
import chat.parley.relay.mailbox.MailboxStore.Part;
import chat.parley.relay.mailbox.MailboxStore.QueueRow;
import chat.parley.relay.mailbox.MailboxStore.Removed;
import chat.parley.relay.mailbox.Shares.Share;
import chat.parley.relay.metrics.Metrics;
import chat.parley.relay.storage.CommitLane;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.Transaction;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queues of all devices. Thread-safe; what takes a {@link Transaction} is for the commit lane only. */
public final class Mailboxes implements CommitLane.Participant, Retirement {
    /** In which order a send's recipients get their numbers. */
    private static final Comparator<Recipient> BY_DEVICE = Comparator.comparing(Recipient::device);

    /** Rows that one expiry job takes out, so that it holds up nobody. */
    private static final int SWEEP = 500;

    /**
     * A device's queue at the moment it connects.
     *
     * @param incarnation of its numbers, 16 bytes
     */
    public record Opened(
            Bytes incarnation,
            long acked,
            long depth,
            Optional<Counters> sent,
            Optional<Counters> last) {}

    /**
     * A stretch of a queue.
     *
     * @param frames messages and gaps, in order
     * @param upTo the highest number that they cover
     */
    public record Page(List<RelayFrame> frames, long upTo) {}

    private final Database database;
    private final MailboxStore store;
    private final DeviceLogs logs;
    private final MailboxLimits limits;
    private final Bytes incarnation;
    private final InstantSource clock;
    private final Metrics metrics;

    private final Map<DeviceId, Queue> queues = new ConcurrentHashMap<>();
    private final Map<DeviceId, Counters> heard = new ConcurrentHashMap<>();
    private final Map<DeviceId, Long> acks = new ConcurrentHashMap<>();

    // The lane's own: queues used in the batch under way; those that the job under way uses, and
    // those that it brought
    // into memory or took out of it.
    private final Set<Queue> touched = new HashSet<>();
    private final Set<Queue> used = new HashSet<>();
    private final Set<DeviceId> loaded = new HashSet<>();
    private final Map<DeviceId, Queue> retired = new HashMap<>();

    public Mailboxes(
            Database database,
            MailboxStore store,
            DeviceLogs logs,
            MailboxLimits limits,
            Bytes incarnation,
            InstantSource clock,
            Metrics metrics) {
        this.database = database;
        this.store = store;
        this.logs = logs;
        this.limits = limits;
        this.incarnation = incarnation;
        this.clock = clock;
        this.metrics = metrics;
        database.lane().join(this);
        logs.onRetirement(this);
    }

    /** The database was restored from an older copy; before the first connection. */
    public void restored() {
        var _ =
                database.lane()
                        .durable(
                                tx -> {
                                    store.forgetAcknowledging(tx);
                                    return true;
                                })
                        .join();
    }

    private Queue queue(Transaction tx, DeviceId device) {
        Queue queue = queues.get(device);
        if (queue == null) {
            QueueRow row = store.find(tx, device).orElseGet(() -> store.create(tx, device));
            queue = new Queue(row, store.contents(tx, row.no()));
            queues.put(device, queue);
            loaded.add(device);
        }
        used.add(queue);
        return queue;
    }

    /**
     * Opens a device's queue for a connection; empty if the device may no longer come in.
     *
     * <p>A device that has acknowledged more than this queue ever gave out shows that the relay was restored from an
     * older copy. Its numbers then begin anew, under another incarnation, because its acknowledgements would otherwise
     * delete messages that it has never seen.
     */
    public Optional<Opened> open(AuthenticatedDevice who, Counters counters) {
        Optional<Opened> opened = database.lane().lazy(tx -> open(tx, who, counters, false)).join();
        return opened.isPresent() && needsNew(who.device(), counters)
                ? database.lane().durable(tx -> open(tx, who, counters, true)).join()
                : opened;
    }

    private boolean needsNew(DeviceId device, Counters counters) {
        Queue queue = queues.get(device);
        return queue != null && counters.lastAck() > queue.visibleTail();
    }

    private Optional<Opened> open(
            Transaction tx, AuthenticatedDevice who, Counters counters, boolean renew) {
        if (logs.refusal(tx, who).isPresent()) {
            return Optional.empty();
        }
        Queue queue = queue(tx, who.device());
        if (renew && counters.lastAck() > queue.tail()) {
            queue.beginAnew();
            heard.remove(who.device());
        }
        QueueRow row = queue.row();
        return Optional.of(
                new Opened(
                        incarnation(row.generation()),
                        row.acked(),
                        queue.count(),
                        row.sent(),
                        newest(row.last(), Optional.ofNullable(heard.get(who.device())))));
    }

    private Bytes incarnation(int generation) {
        if (generation == 0) {
            return incarnation;
        }
        Bytes number = Bytes.of(ByteBuffer.allocate(4).putInt(generation).array());
        return Bytes.of(Arrays.copyOf(Hashes.sha256(incarnation, number).toArray(), 16));
    }

    /** Notes the counters of a frame; stored with the next change of the queue. */
    public void heard(DeviceId device, Counters counters) {
        heard.merge(device, counters, Mailboxes::newer);
    }

    private static Counters newer(Counters a, Counters b) {
        boolean later =
                b.clientSeq() > a.clientSeq()
                        || (b.clientSeq() == a.clientSeq() && b.lastAck() >= a.lastAck());
        return later ? b : a;
    }

    private static Optional<Counters> newest(Optional<Counters> a, Optional<Counters> b) {
        return a.isPresent() && b.isPresent()
                ? Optional.of(newer(a.get(), b.get()))
                : a.or(() -> b);
    }

    /** Whether at least one of these devices has room for what the send brings it. */
    boolean anyRoom(Transaction tx, AuthenticatedDevice from, List<Recipient> to) {
        return to.isEmpty()
                || to.stream().anyMatch(one -> room(tx, from, queue(tx, one.device()), one));
    }

    /**
     * An account takes up at most as much of somebody else's queue as it leaves free. However many fill it, there is a
     * place left for the next; one that sends alone gets half of it.
     */
    private boolean room(Transaction tx, AuthenticatedDevice from, Queue queue, Recipient one) {
        long freeMessages = limits.messages() - queue.count() - 1;
        long freeBytes = limits.bytes() - queue.bytes() - one.ct().size();
        if (freeMessages < 0 || freeBytes < 0) {
            return false;
        }
        Share share = queue.share(from.account()).plus(1, one.ct().size());
        return (share.count() <= freeMessages && share.bytes() <= freeBytes)
                || logs.log(tx, from.account())
                        .filter(log -> DeviceLogs.active(log, one.device()))
                        .isPresent();
    }

    /**
     * Stores a durable message and the sender's counters. A device without room spends a number on it, so that it will
     * be told of the gap.
     *
     * @return what arrives where
     */
    Map<DeviceId, Msg> store(Transaction tx, AuthenticatedDevice from, Send send, long now) {
        Queue own = queue(tx, from.device());
        Counters counters = send.counters();
        own.counters(
                newest(own.row().sent(), Optional.of(counters)),
                newest(own.row().last(), Optional.of(counters)));
        Sender sender = new Sender(from.account(), from.device());
        List<Part> parts = new ArrayList<>();
        Map<DeviceId, Msg> arriving = new LinkedHashMap<>();
        for (Recipient one : send.to().stream().sorted(BY_DEVICE).toList()) {
            Queue queue = queue(tx, one.device());
            if (!room(tx, from, queue, one)) {
                queue.leaveOut();
                continue;
            }
            long seq = queue.append(from.account(), one.ct().size());
            parts.add(new Part(queue.row().no(), seq, one.ct()));
            arriving.put(
                    one.device(),
                    new Msg(seq, send.mid(), MessageClass.DURABLE, sender, now, one.ct()));
        }
        long expires = now + Duration.ofSeconds(send.ttlSeconds()).toMillis();
        store.add(tx, new NewMessage(send.mid(), sender, now, expires, parts));
        return arriving;
    }

    /** The highest number of a device's queue whose message is durable. */
    public long tail(DeviceId device) {
        Queue queue = queues.get(device);
        return queue == null ? 0 : queue.visibleTail();
    }

    /**
     * What lies above {@code after}: at most {@code most} messages, ending with the one that brings them to {@code
     * bytes}. Missing numbers are gaps, unless they were acknowledged.
     */
    public Page page(DeviceId device, long after, int most, long bytes) {
        Queue queue = queues.get(device);
        if (queue == null) {
            return new Page(List.of(), after);
        }
        long tail = queue.visibleTail();
        long now = clock.millis();
        long no = queue.visible().no();
        List<Msg> messages = database.read(tx -> store.page(tx, no, after, tail, now, most, bytes));
        QueueRow row =
                queue.visible(); // after reading: it knows of every acknowledgement that took
        // rows away
        List<RelayFrame> frames = new ArrayList<>();
        long next = after + 1;
        long sum = 0;
        for (Msg message : messages) {
            gap(row, next, message.seq() - 1).ifPresent(frames::add);
            frames.add(message);
            next = message.seq() + 1;
            sum += message.ct().size();
        }
        if (messages.size() < most && sum < bytes) {
            gap(row, next, tail).ifPresent(frames::add);
            next = Math.max(next, tail + 1);
        }
        return new Page(frames, next - 1);
    }

    private static Optional<Gone> gap(QueueRow row, long from, long to) {
        long first = Math.max(from, row.acked() + 1);
        return first > to
                ? Optional.empty()
                : Optional.of(
                        new Gone(
                                first,
                                to,
                                row.overflowed(first, to) ? GoneReason.FULL : GoneReason.EXPIRED));
    }

    /**
     * Deletes what a device has safely. Acknowledgements that come while one waits for the lane are done together with
     * it. Not synced: one that a power cut undoes is a message delivered again.
     *
     * @return false, and nothing is done, if so high a number was never given out
     */
    public boolean acknowledge(DeviceId device, long seq) {
        if (seq > tail(device)) {
            return false;
        }
        AtomicBoolean first = new AtomicBoolean();
        acks.compute(
                device,
                (any, waiting) -> {
                    first.set(waiting == null);
                    return waiting == null ? seq : Math.max(waiting, seq);
                });
        if (first.get()) {
            var _ =
                    database.lane()
                            .lazy(tx -> acknowledge(tx, device))
                            .whenComplete((done, failure) -> forgetAck(device, failure));
        }
        return true;
    }

    private void forgetAck(DeviceId device, @Nullable Throwable failure) {
        if (failure != null) {
            acks.remove(device); // the device acknowledges again after it reconnects
        }
    }

    private boolean acknowledge(Transaction tx, DeviceId device) {
        Long seq = acks.remove(device);
        if (seq == null || !queues.containsKey(device)) {
            return false;
        }
        Queue queue = queue(tx, device);
        if (seq > queue.row().acked()) {
            queue.acknowledged(seq);
            store.removeUpTo(tx, queue.row().no(), seq).forEach(queue::removed);
        }
        return true;
    }

    /** Stores the counters heard last from a device that has gone. */
    public void flush(DeviceId device) {
        var _ = database.lane().lazy(tx -> flush(tx, device));
    }

    private boolean flush(Transaction tx, DeviceId device) {
        if (!queues.containsKey(device) || !heard.containsKey(device)) {
            return false;
        }
        Queue queue = queue(tx, device);
        keepHeard(queue);
        return true;
    }

    private void keepHeard(Queue queue) {
        QueueRow row = queue.row();
        queue.counters(
                row.sent(), newest(row.last(), Optional.ofNullable(heard.get(row.device()))));
    }

    /** Takes out what has expired, batch after batch. */
    public void sweep(Arrivals arrivals) {
        var _ =
                database.lane()
                        .lazy(this::sweep)
                        .thenAccept(
                                swept -> {
                                    swept.keySet().forEach(arrivals::expired);
                                    long rows = swept.values().stream().mapToLong(n -> n).sum();
                                    metrics.messagesExpired(rows);
                                    if (rows == SWEEP) {
                                        sweep(arrivals);
                                    }
                                });
    }

    private Map<DeviceId, Integer> sweep(Transaction tx) {
        Map<Long, List<Removed>> byQueue =
                store.removeExpired(tx, clock.millis(), SWEEP).stream()
                        .collect(Collectors.groupingBy(Removed::no));
        Map<DeviceId, Integer> swept = new HashMap<>();
        byQueue.forEach(
                (no, rows) -> {
                    DeviceId device = store.device(tx, no).orElseThrow();
                    boolean counted = queues.containsKey(device);
                    Queue queue = queue(tx, device);
                    for (Removed row : rows) {
                        queue.swept(row.seq());
                        if (counted) { // else it was loaded just now, without these rows
                            queue.removed(row);
                        }
                    }
                    swept.put(device, rows.size());
                });
        return swept;
    }

    @Override
    public void retire(Transaction tx, DeviceId device) {
        store.removeQueue(tx, device);
        Queue queue = queues.remove(device);
        if (queue != null) {
            retired.put(device, queue);
        }
    }

    @Override
    public void done() {
        used.forEach(Queue::done);
        touched.addAll(used);
        used.clear();
        loaded.clear();
        retired.forEach(
                (device, queue) -> {
                    touched.remove(queue);
                    heard.remove(device);
                    acks.remove(device);
                });
        retired.clear();
    }

    @Override
    public void undone() {
        used.forEach(Queue::undone);
        used.clear();
        queues.putAll(retired);
        retired.clear();
        loaded.forEach(queues::remove);
        loaded.clear();
    }

    @Override
    public void beforeCommit(Transaction tx) {
        for (Queue queue : touched) {
            if (queue.rowChanged()) {
                keepHeard(queue);
                store.update(tx, queue.row());
            }
        }
    }

    @Override
    public void committed() {
        touched.forEach(Queue::committed);
        touched.clear();
    }
}
