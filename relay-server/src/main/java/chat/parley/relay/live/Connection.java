package chat.parley.relay.live;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.RelayFrame.Accepted;
import chat.parley.model.wire.RelayFrame.Log;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.RelayFrame.Pong;
import chat.parley.model.wire.RelayFrame.Reject;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.LogPutOutcome;
import chat.parley.relay.limits.Limit;
import chat.parley.relay.limits.Who;
import chat.parley.relay.mailbox.Mailboxes.Opened;
import chat.parley.relay.mailbox.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A proved device on its socket: carries out its frames. Thread-safe, but frames come one after the other. */
final class Connection {
    /** Log entries in one answer. */
    private static final int ENTRIES = 32;

    /** Requests under way at once; further frames of the device wait in its own socket. */
    private static final int UNDER_WAY = 256;

    private static final Duration UNAVAILABLE_RETRY = Duration.ofSeconds(2);

    private final AuthenticatedDevice who;
    private final Who counted;
    private final Services services;
    private final Outgoing outgoing;
    private final Push push;
    private final Semaphore underWay = new Semaphore(UNDER_WAY);

    Connection(
            AuthenticatedDevice who,
            Bytes name,
            Opened opened,
            Services services,
            Outgoing outgoing) {
        this.who = who;
        this.counted = new Who.Connected(name);
        this.services = services;
        this.outgoing = outgoing;
        this.push =
                new Push(
                        who.device(),
                        opened.acked(),
                        services.mailboxes(),
                        services.metrics(),
                        outgoing::write);
    }

    AuthenticatedDevice who() {
        return who;
    }

    /** Begins to push, behind the frames that are queued already. */
    void begin() {
        services.calls().take(who.device()).forEach(outgoing::send);
        outgoing.then(push::run);
        outgoing.wake();
    }

    /** A message for the device was stored. */
    void arrived(Msg message) {
        push.offer(message);
        outgoing.wake();
    }

    void send(RelayFrame frame) {
        outgoing.send(frame);
    }

    void wake() {
        outgoing.wake();
    }

    void close(CloseCode code, String reason) {
        outgoing.close(code, reason);
    }

    boolean closed() {
        return outgoing.closed();
    }

    /** Carries out one frame. */
    void handle(ClientFrame frame) {
        if (closed()) {
            return;
        }
        Optional<Duration> wait = services.limiter().take(Limit.FRAMES, counted);
        if (wait.isPresent()) {
            close(CloseCode.RATE, "retryMs=" + wait.get().toMillis());
            return;
        }
        switch (frame) {
            case ClientFrame.Hello hello -> close(CloseCode.AUTH, "second hello");
            case ClientFrame.Send send -> send(send);
            case ClientFrame.Ack ack -> acknowledge(ack);
            case ClientFrame.LogGet get -> logGet(get);
            case ClientFrame.LogPut put -> logPut(put);
            case ClientFrame.NewSession ask ->
                    outgoing.send(new RelayFrame.Session(ask.id(), services.sessions().begin(who)));
            case ClientFrame.Ping ping -> {
                services.mailboxes().heard(who.device(), ping.counters());
                outgoing.send(new Pong(services.clock().millis()));
            }
        }
    }

    private void send(ClientFrame.Send send) {
        services.mailboxes().heard(who.device(), send.counters());
        underWay.acquireUninterruptibly();
        var _ =
                services.sends()
                        .send(who, send)
                        .whenComplete((outcome, failure) -> underWay.release())
                        .thenAccept(outcome -> answer(send.mid(), outcome));
    }

    private void answer(MessageId mid, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Accepted accepted ->
                    outgoing.send(new Accepted(mid, accepted.serverTs()));
            case SendOutcome.Unanswered _ -> {}
            case SendOutcome.Refused refused ->
                    outgoing.send(
                            new Reject(
                                    Optional.of(mid),
                                    Optional.empty(),
                                    refused.code(),
                                    refused.heads(),
                                    millis(refused.retry())));
        }
    }

    /** Rounded up: whoever obeys must not come too early. */
    private static long millis(Duration wait) {
        return wait.isZero() ? 0 : wait.plusNanos(999_999).toMillis();
    }

    private void acknowledge(ClientFrame.Ack ack) {
        services.mailboxes().heard(who.device(), ack.counters());
        if (!services.mailboxes().acknowledge(who.device(), ack.seq())) {
            close(CloseCode.MALFORMED, "acknowledged what was never sent");
            return;
        }
        push.acknowledged(ack.seq());
        outgoing.wake();
    }

    private void logGet(ClientFrame.LogGet get) {
        services.logs()
                .log(get.acct())
                .ifPresentOrElse(
                        log -> outgoing.send(page(get.id(), log, get.from())),
                        () -> reject(get.id(), RejectCode.UNKNOWN_ACCOUNT, Duration.ZERO));
    }

    private static Log page(long id, DeviceLog log, long from) {
        List<SignedEntry> entries = log.entries().stream().skip(from).limit(ENTRIES).toList();
        return new Log(id, log.account(), from, entries, log.head());
    }

    private void logPut(ClientFrame.LogPut put) {
        Optional<Duration> wait =
                services.limiter().take(Limit.LOG_APPEND, new Who.Account(who.account()));
        if (wait.isPresent()) {
            reject(put.id(), RejectCode.RATE_LIMITED, wait.get());
            return;
        }
        underWay.acquireUninterruptibly();
        var _ =
                services.logs()
                        .put(who, put.acct(), put.entry(), put.expectHead())
                        .whenComplete(
                                (outcome, failure) -> {
                                    underWay.release();
                                    if (failure != null) {
                                        reject(put.id(), RejectCode.UNAVAILABLE, UNAVAILABLE_RETRY);
                                    } else {
                                        answer(put.id(), outcome);
                                    }
                                });
    }

    private void answer(long id, LogPutOutcome outcome) {
        switch (outcome) {
            case LogPutOutcome.Stored stored -> outgoing.send(page(id, stored.log(), stored.seq()));
            case LogPutOutcome.HeadMoved moved ->
                    outgoing.send(
                            new Reject(
                                    Optional.empty(),
                                    Optional.of(id),
                                    RejectCode.HEAD_MOVED,
                                    List.of(moved.head()),
                                    0));
            case LogPutOutcome.Refused refused -> reject(id, RejectCode.LOG_REFUSED, Duration.ZERO);
            case LogPutOutcome.Forbidden forbidden ->
                    reject(id, RejectCode.FORBIDDEN, Duration.ZERO);
        }
    }

    private void reject(long id, RejectCode code, Duration retry) {
        outgoing.send(
                new Reject(Optional.empty(), Optional.of(id), code, List.of(), millis(retry)));
    }
}
