package chat.parley.engine.delivery;

import chat.parley.engine.account.Addresses;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Content;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.content.Padding;
import chat.parley.engine.crypto.OfferRefusedException;
import chat.parley.engine.crypto.Sealer;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.link.Wire;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.DeviceKeys;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.KnownHead;
import chat.parley.model.wire.Limits;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.Recipient;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits, to each person one message after the other in the order in which they were
 * written: the next one is not begun before the relay has the one before. Thread-safe.
 *
 * <pre>
 *  row WAITING --encrypted, counted, synced--> SEALED --transmitted, `accepted`--> ACCEPTED
 *                                                |  ^
 *                                                +--+ silence, a new connection: the same bytes; other logs: only what is new
 * </pre>
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** So long the relay may be silent about a send. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** After something failed here, it is tried again within this time. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** Receipts that travel as one. */
    private static final int RECEIPTS = 128;

    private final Self me;
    private final Lane lane;
    private final Ledger ledger;
    private final Tally tally;
    private final Sealer sealer;
    private final Whispers whispers;
    private final Wire wire;
    private final Transmitter transmitter;
    private final Addresses addresses;
    private final Inbound inbound;
    private final SecureRandom random;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Executor background;
    private final Object lock = new Object();
    private final Map<AccountId, Pump> pumps = new HashMap<>();
    private final List<CompletableFuture<Void>> waiters = new ArrayList<>();
    private @Nullable Session session;

    Outbox(
            Self me,
            Lane lane,
            Ledger ledger,
            Tally tally,
            Sealer sealer,
            Whispers whispers,
            Wire wire,
            Transmitter transmitter,
            Addresses addresses,
            Inbound inbound,
            SecureRandom random,
            Clock clock,
            ScheduledExecutorService timer,
            Executor background) {
        this.me = me;
        this.lane = lane;
        this.ledger = ledger;
        this.tally = tally;
        this.sealer = sealer;
        this.whispers = whispers;
        this.wire = wire;
        this.transmitter = transmitter;
        this.addresses = addresses;
        this.inbound = inbound;
        this.random = random;
        this.clock = clock;
        this.timer = timer;
        this.background = background;
    }

    /** One connection: what was sent on it and is not answered, and its end. */
    private static final class Session {
        final Map<MessageId, Flight> flights = new ConcurrentHashMap<>();
        private volatile boolean ended;

        void end() {
            ended = true;
            flights.values()
                    .forEach(flight -> flight.answer().completeExceptionally(new EndedException()));
        }
    }

    /** @param clientSeq as it stood in the frame */
    private record Flight(long clientSeq, CompletableFuture<RelayFrame> answer) {}

    /** What sends to one person; its fields under {@link #lock}. */
    private static final class Pump {
        boolean more;
        boolean woken;
    }

    /** The connection ended: what is under way goes on with the next one. */
    private static final class EndedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Begins to send: there is a connection, and it may be used. On the lane. */
    void open() throws ParleyException {
        List<AccountId> waiting = ledger.read(DeliveryStore::waiting);
        synchronized (lock) {
            end();
            session = new Session();
        }
        waiting.forEach(this::kick);
    }

    /** Stops sending. */
    void lost() {
        synchronized (lock) {
            end();
        }
    }

    private void end() {
        if (session != null) {
            session.end();
            session = null;
            pumps.clear();
            lock.notifyAll();
        }
    }

    /** Something changed about {@code peer} that may have kept messages back: no more waiting. */
    void wake(AccountId peer) {
        synchronized (lock) {
            Pump running = pumps.get(peer);
            if (running != null) {
                running.woken = true;
                lock.notifyAll();
            }
        }
        kick(peer);
    }

    /** There is something to send to {@code peer}. */
    void kick(AccountId peer) {
        synchronized (lock) {
            Session current = session;
            if (current == null) {
                return;
            }
            Pump running = pumps.get(peer);
            if (running != null) {
                running.more = true;
                return;
            }
            Pump pump = new Pump();
            pumps.put(peer, pump);
            try {
                background.execute(() -> run(current, peer, pump));
            } catch (RejectedExecutionException e) {
                pumps.remove(peer, pump);
                LOG.debug("nothing begins while everything ends");
            }
        }
    }

    private void run(Session current, AccountId peer, Pump pump) {
        try {
            do {
                Optional<DeliveryStore.Outgoing> next = onLane(() -> pick(peer));
                while (next.isPresent()) {
                    deliver(current, pump, next.get());
                    next = onLane(() -> pick(peer));
                }
            } while (more(peer, pump));
        } catch (EndedException e) {
            LOG.debug("the connection ended with something to send");
        } catch (ParleyException | RuntimeException e) {
            if (current.ended) {
                LOG.debug("the connection, or all of it, ended with something to send", e);
            } else {
                LOG.error("what is to be sent could not be read; it is tried again", e);
                kickLater(peer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (lock) {
                pumps.remove(peer, pump);
            }
        }
    }

    private void kickLater(AccountId peer) {
        try {
            ScheduledFuture<?> _ =
                    timer.schedule(
                            () -> kick(peer),
                            random.nextLong(1, AGAIN.toMillis()),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing begins while everything ends");
        }
    }

    private boolean more(AccountId peer, Pump pump) {
        synchronized (lock) {
            boolean more = pump.more;
            pump.more = false;
            if (!more) {
                pumps.remove(peer, pump);
            }
            return more;
        }
    }

    /** What goes to {@code peer} next: what was encrypted before, then receipts, which nobody waits behind, then events. */
    private Optional<DeliveryStore.Outgoing> pick(AccountId peer) throws ParleyException {
        Optional<DeliveryStore.Outgoing> begun =
                ledger.read(
                        tx ->
                                DeliveryStore.next(tx, peer, DeliveryStore.State.SEALED)
                                        .or(() -> DeliveryStore.nextReceipt(tx, peer)));
        if (begun.isPresent()) {
            return begun;
        }
        if (ledger.read(tx -> DeliveryStore.isDue(tx, peer))) {
            return ledger.write(
                    tx -> {
                        Event.Receipt receipt =
                                DeliveryStore.takeDue(tx, peer, RECEIPTS).orElseThrow();
                        MessageId mid = MessageId.random(random);
                        DeliveryStore.put(tx, mid, peer, receipt, clock.millis());
                        return DeliveryStore.outgoing(tx, mid);
                    });
        }
        return ledger.read(tx -> DeliveryStore.next(tx, peer, DeliveryStore.State.WAITING));
    }

    private void deliver(Session current, Pump pump, DeliveryStore.Outgoing row)
            throws EndedException, ParleyException, InterruptedException {
        Backoff backoff = new Backoff(random);
        boolean stale = false;
        while (!current.ended) {
            RelayFrame answer;
            try {
                if (addresses.held(row.peer())) {
                    throw new ParleyException(Trouble.PERSON_NOT_TRUSTED);
                }
                Target to = target(row.peer(), stale);
                Optional<List<Recipient>> sealed = sealed(row, to);
                if (sealed.isEmpty()) {
                    onLane(() -> drop(row));
                    return;
                }
                answer = transmit(current, row.mid(), to.heads(), sealed.get());
            } catch (ParleyException e) {
                LOG.info("a message has to wait: {}", e.trouble());
                pause(current, pump, backoff.next(0));
                continue;
            } catch (TimeoutException e) {
                LOG.info("the relay does not answer a send: the same again");
                pause(current, pump, backoff.next(0));
                continue;
            }
            if (answer instanceof RelayFrame.Accepted) {
                return;
            }
            RelayFrame.Reject reject = (RelayFrame.Reject) answer;
            LOG.info("the relay did not take a message: {}", reject.code());
            stale =
                    switch (reject.code()) {
                        case STALE_HEADS, UNKNOWN_DEVICE, UNKNOWN_ACCOUNT -> true;
                        case ACCOUNT_CLOSED,
                                RATE_LIMITED,
                                MAILBOX_FULL,
                                UNAVAILABLE,
                                HEAD_MOVED,
                                LOG_REFUSED,
                                FORBIDDEN ->
                                false;
                    };
            // Other logs are no reason to wait, unless the relay says so again and again.
            if (!(reject.code() == RejectCode.STALE_HEADS && backoff.untried())) {
                pause(current, pump, backoff.next(reject.retryMs()));
            } else {
                backoff.tried();
            }
        }
        throw new EndedException();
    }

    /** What cannot be read any more holds up nothing behind it. */
    private boolean drop(DeliveryStore.Outgoing row) throws ParleyException {
        LOG.error("what was to be sent cannot be read any more: it is not sent");
        ledger.write(
                tx -> {
                    DeliveryStore.remove(tx, row.mid());
                    inbound.dropped(
                            tx,
                            ChatId.with(row.peer()),
                            new MessageRef(me.device(), row.mid()),
                            clock.millis());
                    return true;
                });
        tellWaiters();
        return true;
    }

    /** For whom a message is encrypted. */
    private record Target(DeviceLog theirs, DeviceLog mine) {
        Map<DeviceId, DeviceKeys> devices(DeviceId but) {
            Map<DeviceId, DeviceKeys> devices = new LinkedHashMap<>();
            for (DeviceLog log : List.of(theirs, mine)) {
                for (DeviceLog.Device device : log.active()) {
                    if (!device.keys().id().equals(but)) {
                        devices.put(device.keys().id(), device.keys());
                    }
                }
            }
            return devices;
        }

        AccountId owner(DeviceId device) {
            return theirs.device(device).isPresent() ? theirs.account() : mine.account();
        }

        List<KnownHead> heads() {
            return Stream.of(theirs, mine)
                    .map(log -> new KnownHead(log.account(), log.head().seq()))
                    .distinct()
                    .toList();
        }
    }

    private Target target(AccountId peer, boolean stale) throws ParleyException {
        return new Target(log(peer, stale), log(me.account(), stale));
    }

    private DeviceLog log(AccountId account, boolean stale) throws ParleyException {
        Optional<DeviceLog> held = stale ? Optional.empty() : addresses.log(account);
        return held.isPresent() ? held.get() : addresses.fetch(account);
    }

    /** What {@code row} is for each device: what was encrypted before, and what is encrypted now; empty where it cannot be read any more. */
    private Optional<List<Recipient>> sealed(DeliveryStore.Outgoing row, Target to)
            throws ParleyException, InterruptedException {
        List<DeviceId> strangers = onLane(() -> strangers(row, to));
        Map<DeviceId, PreKeyOffer> offers = new HashMap<>();
        for (DeviceId stranger : strangers) {
            offers.put(stranger, wire.preKeys(to.owner(stranger), stranger));
        }
        return onLane(() -> seal(row, to, offers));
    }

    /** The devices with which a session has to be begun first. */
    private List<DeviceId> strangers(DeliveryStore.Outgoing row, Target to) throws ParleyException {
        return ledger.read(
                tx -> {
                    Map<DeviceId, Bytes> done = DeliveryStore.ciphertexts(tx, row.mid());
                    List<DeviceId> strangers = new ArrayList<>();
                    for (DeviceId device : to.devices(me.device()).keySet()) {
                        if (!done.containsKey(device) && !sealer.hasSession(tx, device)) {
                            strangers.add(device);
                        }
                    }
                    return strangers;
                });
    }

    private Optional<List<Recipient>> seal(
            DeliveryStore.Outgoing row, Target to, Map<DeviceId, PreKeyOffer> offers)
            throws ParleyException {
        if (tally.now().spent()) {
            throw new ParleyException(Trouble.SENDING_STOPPED);
        }
        Map<DeviceId, DeviceKeys> devices = to.devices(me.device());
        Map<DeviceId, Bytes> done = ledger.read(tx -> DeliveryStore.ciphertexts(tx, row.mid()));
        if (row.state() != DeliveryStore.State.SEALED || !done.keySet().equals(devices.keySet())) {
            boolean readable = ledger.write(tx -> encrypt(tx, row, to, devices, offers));
            if (!readable) {
                return Optional.empty();
            }
            done = ledger.read(tx -> DeliveryStore.ciphertexts(tx, row.mid()));
        }
        return Optional.of(
                done.entrySet().stream()
                        .map(entry -> new Recipient(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /** Encrypts {@code row} for the devices that it was not encrypted for before; false, and nothing is done, where it cannot be read any more. */
    private boolean encrypt(
            Tx tx,
            DeliveryStore.Outgoing row,
            Target to,
            Map<DeviceId, DeviceKeys> devices,
            Map<DeviceId, PreKeyOffer> offers)
            throws Exception {
        Optional<Content> content = content(tx, row, to);
        if (content.isEmpty()) {
            return false;
        }
        Map<DeviceId, Bytes> done = DeliveryStore.ciphertexts(tx, row.mid());
        for (DeviceId gone : done.keySet()) {
            if (!devices.containsKey(gone)) {
                DeliveryStore.removeTarget(tx, row.mid(), gone);
            }
        }
        byte[] padded = Padding.pad(content.get().toBytes());
        for (Map.Entry<DeviceId, DeviceKeys> device : devices.entrySet()) {
            if (done.containsKey(device.getKey())) {
                continue;
            }
            PreKeyOffer offer = offers.get(device.getKey());
            if (offer != null && !sealer.hasSession(tx, device.getKey())) {
                try {
                    sealer.begin(tx, device.getValue(), offer);
                } catch (OfferRefusedException e) {
                    LOG.warn("the relay's prekeys of {} are refused", device.getKey(), e);
                    throw new ParleyException(Trouble.PERSON_NOT_TRUSTED, e);
                }
            }
            Bytes ct = sealer.encrypt(tx, device.getKey(), padded).bytes();
            DeliveryStore.ciphertext(tx, row.mid(), device.getKey(), ct);
        }
        DeliveryStore.state(tx, row.mid(), DeliveryStore.State.SEALED);
        tally.change(tx, Counts::encrypted);
        return true;
    }

    private Optional<Content> content(Tx tx, DeliveryStore.Outgoing row, Target to)
            throws Exception {
        List<LogHead> heads =
                List.of(to.mine().head(), to.theirs().head()).stream().distinct().toList();
        if (row.receipt().isPresent()) {
            Event.Receipt receipt = row.receipt().get();
            return Optional.of(
                    new Content(
                            1,
                            row.mid(),
                            me.account(),
                            me.device(),
                            row.peer(),
                            0,
                            HybridClock.of(clock.instant()),
                            Optional.empty(),
                            Optional.empty(),
                            heads,
                            Optional.empty(), // sent by itself: it lets nobody see who is here
                            receipt.kind(),
                            receipt.body()));
        }
        return ledger.record(row.event().orElseThrow())
                .filter(record -> record.body().isPresent())
                .map(record -> content(row, record, heads, whispers.ownKey(tx, row.peer())));
    }

    private Content content(
            DeliveryStore.Outgoing row,
            JournalRecord record,
            List<LogHead> heads,
            Content.EphemeralKey key) {
        RecordHead head = record.head();
        Kept kept = Kept.read(record.body().orElseThrow());
        return new Content(
                1,
                row.mid(),
                me.account(),
                me.device(),
                row.peer(),
                head.devSeq(),
                head.hlc(),
                head.was(),
                kept.expireSeconds(),
                heads,
                Optional.of(key),
                head.kind().substring(Records.EVENT.length()),
                kept.event());
    }

    private RelayFrame transmit(
            Session current, MessageId mid, List<KnownHead> heads, List<Recipient> to)
            throws EndedException, TimeoutException, InterruptedException {
        CompletableFuture<RelayFrame> answer = new CompletableFuture<>();
        boolean sent =
                transmitter.send(
                        counters -> {
                            current.flights.put(mid, new Flight(counters.clientSeq(), answer));
                            return new ClientFrame.Send(
                                    counters,
                                    mid,
                                    MessageClass.DURABLE,
                                    Limits.DURABLE.toSeconds(),
                                    heads,
                                    to);
                        });
        if (!sent || current.ended) { // the end may have come before the flight was noted
            throw new EndedException();
        }
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EndedException ended) {
                throw ended;
            }
            throw new IllegalStateException("answers do not fail otherwise", e);
        }
    }

    /** The relay answers a send. */
    void answered(RelayFrame.Accepted accepted) {
        Flight flight = flight(accepted.mid());
        lane.run(
                () -> {
                    // Where it cannot be recorded, the same bytes go again: they do no harm.
                    record(accepted, flight);
                    if (flight != null) {
                        flight.answer().complete(accepted);
                    }
                });
    }

    /** The relay refuses a send. */
    void answered(RelayFrame.Reject reject) {
        reject.mid().map(this::flight).ifPresent(flight -> flight.answer().complete(reject));
    }

    private @Nullable Flight flight(MessageId mid) {
        synchronized (lock) {
            return session == null ? null : session.flights.get(mid);
        }
    }

    private void record(RelayFrame.Accepted accepted, @Nullable Flight flight)
            throws ParleyException {
        ledger.note(
                tx -> {
                    Optional<DeliveryStore.Outgoing> row =
                            DeliveryStore.outgoing(tx, accepted.mid())
                                    .filter(r -> r.state() != DeliveryStore.State.ACCEPTED);
                    if (row.isEmpty()) {
                        return false;
                    }
                    if (flight != null) {
                        tally.change(tx, counts -> counts.accepted(flight.clientSeq()));
                    }
                    if (row.get().receipt().isPresent()) {
                        DeliveryStore.remove(tx, accepted.mid());
                        return true;
                    }
                    RecordHead head = Entry.acceptedHead(me, row.get().peer(), accepted);
                    DeliveryStore.accepted(tx, accepted.mid());
                    inbound.accepted(
                            tx,
                            head.chat().orElseThrow(),
                            head.refs().getFirst(),
                            HybridClock.instant(head.hlc()).toEpochMilli());
                    ledger.append(head, Optional.empty(), new BodyKey.Journal());
                    return true;
                });
        synchronized (lock) {
            if (session != null) {
                session.flights.remove(accepted.mid());
            }
        }
        tellWaiters();
    }

    /** Completes once nothing waits any more. */
    CompletableFuture<Void> sent() {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        lane.run(
                () -> {
                    waiters.add(sent);
                    tellWaiters();
                });
        return sent;
    }

    private void tellWaiters() throws ParleyException {
        if (!waiters.isEmpty() && ledger.read(DeliveryStore::waiting).isEmpty()) {
            waiters.forEach(waiter -> waiter.complete(null));
            waiters.clear();
        }
    }

    /** Waits, unless there is news of the person meanwhile. */
    private void pause(Session current, Pump pump, Duration wait)
            throws EndedException, InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        synchronized (lock) {
            long left = wait.toNanos();
            while (!current.ended && !pump.woken && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(lock, left);
                left = until - System.nanoTime();
            }
            pump.woken = false;
            if (current.ended) {
                throw new EndedException();
            }
        }
    }

    private <T> T onLane(java.util.concurrent.Callable<T> work)
            throws ParleyException, InterruptedException {
        try {
            return lane.call(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ParleyException expected) {
                throw expected;
            }
            throw new ParleyException(Trouble.INTERNAL, e);
        }
    }
}
