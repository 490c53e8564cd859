package chat.parley.engine.link;

import chat.parley.engine.link.Connection.ClockOffset;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.RelayFrame;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this device connected to its relay, by itself, on one virtual thread: card, socket, hello,
 * frames; after a loss again, with backoff, unless the relay said to stay away. Thread-safe.
 *
 * <pre>
 *  Connecting -> Online(false) -> Online(true)      a loss -> Offline, again by itself
 *      |  another key -> KeyMismatch, again by itself, nothing sent
 *      |  4409 -> Elsewhere    4440 -> UpgradeNeeded    until reconnect()
 *      |  4430, 4401 -> SignedOut: 4430 until reconnect(), 4401 again by itself
 *      |  4403 -> AccountDisabled, again by itself    4410 -> AccountClosed, until reconnect()
 * </pre>
 */
public final class RelayLink implements Sessions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayLink.class);

    /** A clock that is off by less than this more than we know already is no news. */
    private static final Duration CLOCK_NEWS = Duration.ofSeconds(1);

    /** No clock of a relay is believed to be later. */
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final RelayTrust trust;
    private final HelloSigner signer;
    private final Clock clock;
    private final RandomGenerator random;
    private final LinkTimes times;
    private final Backoff backoff;
    private final Requests requests;
    private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
    private final MutableState<Connection> connection =
            new MutableState<>(new Connection.Connecting());
    private final MutableState<ClockOffset> clockOffset =
            new MutableState<>(new ClockOffset(Duration.ZERO));

    private final Clock relayClock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private boolean wanted;
    private boolean closed;
    private @Nullable Thread thread;
    private volatile @Nullable RelaySocket welcomed;
    private volatile @Nullable RelaySocket socket;
    private volatile RelayFrame.@Nullable SessionToken session;
    private volatile Instant lastWrite;
    private @Nullable Instant offlineSince;
    private boolean restarted;

    public RelayLink(RelayTrust trust, HelloSigner signer, Clock clock, RandomGenerator random) {
        this.trust = trust;
        this.signer = signer;
        this.clock = clock;
        this.random = random;
        this.relayClock = new RelayClock(clock, clockOffset);
        this.times = trust.times();
        this.backoff = new Backoff(times.firstRetry(), times.lastRetry(), random);
        this.requests = new Requests(times.answer(), answers);
        this.lastWrite = clock.instant();
    }

    public State<Connection> connection() {
        return connection;
    }

    /** How far this device's clock is ahead of the relay's, by the relay's last word. */
    public State<ClockOffset> clock() {
        return clockOffset;
    }

    /** The relay's time, as far as it is known. */
    public Clock relayClock() {
        return relayClock;
    }

    /** Connects from now on, and tells {@code events} what comes. Once. */
    public void start(LinkEvents events) {
        lock.lock();
        try {
            if (thread != null || closed) {
                throw new IllegalStateException("started before");
            }
            thread = Thread.ofVirtual().name("parley-link").start(() -> run(events));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends {@code frame}; false without a connection that was welcomed. Whether it arrived is known
     * only by the relay's answer.
     */
    public boolean send(ClientFrame frame) {
        RelaySocket open = welcomed;
        return open != null && write(open, frame);
    }

    private boolean write(RelaySocket open, ClientFrame frame) {
        if (!open.write(frame.toBytes())) {
            open.close();
            return false;
        }
        lastWrite = clock.instant();
        return true;
    }

    /**
     * Entries of an account's device log from {@code from} on. Fails with a {@link RejectedException}
     * or a {@link ParleyException}.
     */
    public CompletableFuture<RelayFrame.Log> logGet(AccountId account, long from) {
        return request(id -> new ClientFrame.LogGet(id, account, from), RelayFrame.Log.class);
    }

    /** Appends to a device log. Fails with a {@link RejectedException} or a {@link ParleyException}. */
    public CompletableFuture<RelayFrame.Log> logPut(
            AccountId account, SignedEntry entry, Optional<LogHead> expectHead) {
        return request(
                id -> new ClientFrame.LogPut(id, account, entry, expectHead), RelayFrame.Log.class);
    }

    private <T extends RelayFrame> CompletableFuture<T> request(
            LongFunction<ClientFrame> frame, Class<T> type) {
        Requests.Asked asked = requests.ask();
        if (!send(frame.apply(asked.id()))) {
            return CompletableFuture.failedFuture(new ParleyException(Trouble.RELAY_UNREACHABLE));
        }
        return asked.answer()
                .thenCompose(
                        answer ->
                                type.isInstance(answer)
                                        ? CompletableFuture.completedFuture(type.cast(answer))
                                        : CompletableFuture.failedFuture(
                                                new ParleyException(Trouble.REFUSED)));
    }

    @Override
    public Optional<Bytes> token() {
        RelayFrame.SessionToken present = session;
        if (present == null) {
            return Optional.empty();
        }
        return relayClock.millis() < present.expiresTs()
                ? Optional.of(present.token())
                : Optional.empty();
    }

    @Override
    public Bytes renewed() throws ParleyException {
        RelayFrame.Session answer =
                Answers.of(
                        request(ClientFrame.NewSession::new, RelayFrame.Session.class),
                        Trouble.REFUSED);
        session = answer.session();
        return answer.session().token();
    }

    /** Tries to connect now, whatever was said before; does nothing while connected. */
    public void reconnect() {
        lock.lock();
        try {
            wanted = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Gives the present connection up; a new one is made as after any loss. */
    public void again() {
        RelaySocket open = socket;
        if (open != null) {
            open.close();
        }
    }

    /** Ends the connection and the thread; waits for it shortly. */
    @Override
    public void close() {
        Thread running;
        lock.lock();
        try {
            closed = true;
            wake.signalAll();
            running = thread;
        } finally {
            lock.unlock();
        }
        RelaySocket open = socket;
        if (open != null) {
            open.close();
        }
        if (running != null && !running.equals(Thread.currentThread())) {
            running.interrupt();
            try {
                running.join(times.connect());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        requests.abandon();
        answers.shutdown();
    }

    private boolean open() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** What to do after an attempt that ended. */
    private sealed interface Next {
        /** Try again, not before the wait is over. */
        record Again(Duration pause) implements Next {}

        /** As {@link Again}, with a state of its own in the meantime. */
        record AgainAs(Duration pause, Connection meanwhile) implements Next {}

        /** Stay away until somebody asks. */
        record Stop(Connection why) implements Next {}
    }

    private void run(LinkEvents events) {
        try {
            while (open()) {
                if (!mustBeSeen(connection.value())) {
                    connection.set(new Connection.Connecting());
                }
                Next next = guarded(events);
                if (open()) {
                    pause(next);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the link ends");
        }
    }

    /** What a person has to act on stands until an attempt says otherwise. */
    private static boolean mustBeSeen(Connection now) {
        return now instanceof Connection.KeyMismatch
                || now instanceof Connection.SignedOut
                || now instanceof Connection.AccountDisabled;
    }

    /** A bug in one attempt must not be the last thing that this device ever did with its relay. */
    private Next guarded(LinkEvents events) throws InterruptedException {
        try {
            return attempt(events);
        } catch (RuntimeException e) {
            LOG.error("an attempt to connect failed in itself", e);
            return new Next.Again(longer(backoff.next(), times.busy()));
        }
    }

    private void pause(Next next) throws InterruptedException {
        if (offlineSince == null) {
            offlineSince = clock.instant();
        }
        switch (next) {
            case Next.Again again -> {
                Instant retryAt = clock.instant().plus(again.pause());
                connection.set(new Connection.Offline(offlineSince, retryAt));
                await(Optional.of(again.pause()));
            }
            case Next.AgainAs again -> {
                connection.set(again.meanwhile());
                await(Optional.of(again.pause()));
            }
            case Next.Stop stop -> {
                connection.set(stop.why());
                await(Optional.empty());
            }
        }
    }

    private void await(Optional<Duration> wait) throws InterruptedException {
        lock.lock();
        try {
            long left = wait.map(Duration::toNanos).orElse(Long.MAX_VALUE);
            while (!closed && !wanted && left > 0) {
                left = wake.awaitNanos(left);
            }
            if (wanted) {
                wanted = false;
                backoff.reset();
            }
        } finally {
            lock.unlock();
        }
    }

    private Next attempt(LinkEvents events) throws InterruptedException {
        try {
            trust.refresh();
            RelaySocket fresh = RelaySocket.connect(trust, requests::take);
            socket = fresh;
            try {
                return serve(fresh, events);
            } finally {
                socket = null;
                fresh.close();
            }
        } catch (RelayKeyWrongException e) {
            Duration wait = backoff.next();
            Instant retryAt = clock.instant().plus(wait);
            return new Next.AgainAs(
                    wait, new Connection.KeyMismatch(trust.pin(), e.seen(), retryAt));
        } catch (RelayBusyException e) {
            return new Next.Again(longer(backoff.next(), e.retryAfter()));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.debug("no connection: {}", e.getClass().getSimpleName());
            return new Next.Again(backoff.next());
        }
    }

    /** From the nonce to the end of one connection. */
    private Next serve(RelaySocket open, LinkEvents events) throws InterruptedException {
        Arrival first = open.next(times.connect());
        if (!(first instanceof Arrival.Frame(RelayFrame.Nonce nonce))) {
            return ended(first);
        }
        if (!write(open, signer.hello(trust.pin(), nonce))) {
            return new Next.Again(backoff.next());
        }
        Arrival second = open.next(times.connect());
        if (!(second instanceof Arrival.Frame(RelayFrame.Welcome welcome))) {
            return ended(second);
        }
        Instant since = clock.instant();
        session = welcome.session();
        hearClock(welcome.serverTs());
        welcomed = open;
        offlineSince = null;
        wanted(false);
        connection.set(new Connection.Online(false));
        try {
            events.welcomed(welcome);
            return listen(open, events);
        } catch (RuntimeException e) {
            LOG.error("a frame was not handled; connecting anew, so that it comes again", e);
            return new Next.Again(backoff.next());
        } finally {
            welcomed = null;
            session = null;
            requests.abandon();
            if (Duration.between(since, clock.instant()).compareTo(times.steady()) >= 0) {
                backoff.reset();
            }
            events.lost();
        }
    }

    private void wanted(boolean now) {
        lock.lock();
        try {
            wanted = now;
        } finally {
            lock.unlock();
        }
    }

    private Next listen(RelaySocket open, LinkEvents events) throws InterruptedException {
        Instant heard = clock.instant();
        int bye = 0;
        while (true) {
            Instant now = clock.instant();
            Duration untilPing = Duration.between(now, lastWrite.plus(times.ping()));
            if (untilPing.isNegative() || untilPing.isZero()) {
                if (!write(open, new ClientFrame.Ping(signer.counters()))) {
                    return new Next.Again(backoff.next());
                }
                continue;
            }
            Duration untilDead = Duration.between(now, heard.plus(times.silence()));
            if (untilDead.isNegative() || untilDead.isZero()) {
                LOG.info("the relay is silent; connecting anew");
                return new Next.Again(backoff.next());
            }
            switch (open.next(untilPing.compareTo(untilDead) < 0 ? untilPing : untilDead)) {
                case Arrival.Frame(RelayFrame frame) -> {
                    heard = clock.instant();
                    bye = frame instanceof RelayFrame.Bye(int code) ? code : bye;
                    if (!handled(frame, events)) {
                        return ended(new Arrival.Garbage("a frame out of order"));
                    }
                }
                case Arrival.Closed(int code) -> {
                    boolean better = bye != 0 && CloseCode.of(code).isEmpty();
                    return ended(new Arrival.Closed(better ? bye : code));
                }
                case Arrival.Garbage garbage -> {
                    return ended(garbage);
                }
                case Arrival.Silence silence -> {
                    // one of the two deadlines is due
                }
            }
        }
    }

    private boolean handled(RelayFrame frame, LinkEvents events) {
        switch (frame) {
            case RelayFrame.Nonce nonce -> {
                return false;
            }
            case RelayFrame.Welcome welcome -> {
                return false;
            }
            case RelayFrame.Pong pong -> hearClock(pong.serverTs());
            case RelayFrame.Accepted accepted -> {
                hearClock(accepted.serverTs());
                events.frame(accepted);
            }
            case RelayFrame.Empty empty -> {
                connection.set(new Connection.Online(true));
                events.frame(empty);
            }
            case RelayFrame.Bye bye -> LOG.debug("the relay says goodbye");
            case RelayFrame.Msg msg -> events.frame(msg);
            case RelayFrame.Reject reject -> events.frame(reject);
            case RelayFrame.Poke poke -> events.frame(poke);
            case RelayFrame.Gone gone -> events.frame(gone);
            case RelayFrame.Log log -> LOG.debug("an answer that nobody waits for");
            case RelayFrame.Session answer -> LOG.debug("an answer that nobody waits for");
        }
        return true;
    }

    private Next ended(Arrival why) {
        if (why instanceof Arrival.Frame(RelayFrame.Bye(int code))) {
            return ended(new Arrival.Closed(code));
        }
        boolean again = restarted;
        restarted = false;
        return switch (why) {
            case Arrival.Closed(int code) ->
                    CloseCode.of(code)
                            .map(known -> after(known, again))
                            .orElseGet(() -> new Next.Again(backoff.next()));
            case Arrival.Garbage(String rule) -> {
                LOG.warn("the relay broke a rule: {}", rule);
                yield new Next.Again(longer(backoff.next(), times.busy()));
            }
            case Arrival.Frame frame -> {
                LOG.warn("the relay broke a rule: a frame out of order");
                yield new Next.Again(longer(backoff.next(), times.busy()));
            }
            case Arrival.Silence silence -> new Next.Again(backoff.next());
        };
    }

    private Next after(CloseCode code, boolean again) {
        return switch (code) {
            case ELSEWHERE -> new Next.Stop(new Connection.Elsewhere());
            case REVOKED -> new Next.Stop(new Connection.SignedOut());
            case UPGRADE -> new Next.Stop(new Connection.UpgradeNeeded());
            case AUTH ->
                    new Next.AgainAs(
                            longer(backoff.next(), times.busy()), new Connection.SignedOut());
            case DISABLED ->
                    new Next.AgainAs(
                            longer(backoff.next(), times.busy()), new Connection.AccountDisabled());
            case CLOSED -> new Next.Stop(new Connection.AccountClosed());
            case RATE -> new Next.Again(longer(backoff.next(), times.busy()));
            case RESTART -> {
                restarted = true;
                // Soon, but not all at once; the second time in a row like any other loss.
                long most = 2 * times.firstRetry().toMillis();
                yield new Next.Again(
                        again ? backoff.next() : Duration.ofMillis(random.nextLong(most + 1)));
            }
            case HELLO_LATE, TOO_LARGE, MALFORMED -> new Next.Again(backoff.next());
        };
    }

    private void hearClock(long serverTs) {
        Instant believed = Instant.ofEpochMilli(Math.clamp(serverTs, 0, LATEST.toEpochMilli()));
        Duration ahead = Duration.between(believed, clock.instant());
        clockOffset.update(
                known ->
                        known.difference().minus(ahead).abs().compareTo(CLOCK_NEWS) < 0
                                ? known
                                : new ClockOffset(ahead));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
