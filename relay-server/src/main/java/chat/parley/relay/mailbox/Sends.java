package chat.parley.relay.mailbox;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.wire.ClientFrame.Send;
import chat.parley.model.wire.KnownHead;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.Recipient;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.SendRule;
import chat.parley.model.wire.Sender;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Excluded;
import chat.parley.relay.devices.Exclusions;
import chat.parley.relay.devices.Standing;
import chat.parley.relay.limits.Limit;
import chat.parley.relay.limits.Limiter;
import chat.parley.relay.limits.Who;
import chat.parley.relay.mailbox.SendOutcome.Accepted;
import chat.parley.relay.mailbox.SendOutcome.Refused;
import chat.parley.relay.mailbox.SendOutcome.Unanswered;
import chat.parley.relay.metrics.Metrics;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.StorageException;
import chat.parley.relay.storage.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a send: limits, then log heads and recipients, then the mailbox. For durable ones the check runs on the
 * lane in the same job as the storing, so that no message slips into the queue of a device that was just revoked.
 * Thread-safe.
 */
public final class Sends {
    private static final Logger LOG = LoggerFactory.getLogger(Sends.class);
    private static final Duration FULL_RETRY = Duration.ofMinutes(1);
    private static final Duration UNAVAILABLE_RETRY = Duration.ofSeconds(2);

    private record Stored(SendOutcome outcome, Map<DeviceId, Msg> arriving) {}

    private final Database database;
    private final Mailboxes mailboxes;
    private final HeldCalls calls;
    private final DeviceLogs logs;
    private final Exclusions exclusions;
    private final Limiter limiter;
    private final Arrivals arrivals;
    private final InstantSource clock;
    private final Metrics metrics;
    private final Acquaintances acquaintances = new Acquaintances();

    public Sends(
            Database database,
            Mailboxes mailboxes,
            HeldCalls calls,
            DeviceLogs logs,
            Exclusions exclusions,
            Limiter limiter,
            Arrivals arrivals,
            InstantSource clock,
            Metrics metrics) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.calls = calls;
        this.logs = logs;
        this.exclusions = exclusions;
        this.limiter = limiter;
        this.arrivals = arrivals;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Carries out a send; for a durable one the outcome comes once it is on the disk. Never fails otherwise. */
    public CompletableFuture<SendOutcome> send(AuthenticatedDevice from, Send send) {
        CompletableFuture<SendOutcome> outcome =
                limited(from, send)
                        .<SendOutcome>map(wait -> Refused.later(RejectCode.RATE_LIMITED, wait))
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> permitted(from, send));
        return outcome.thenApply(this::counted);
    }

    private SendOutcome counted(SendOutcome outcome) {
        if (outcome instanceof Refused) {
            metrics.sendRefused();
        }
        return outcome;
    }

    private Optional<Duration> limited(AuthenticatedDevice from, Send send) {
        if (send.cls() == MessageClass.EPHEMERAL) {
            return limiter.take(Limit.EPHEMERAL, new Who.Device(from.device()));
        }
        for (KnownHead head : send.heads()) {
            AccountId to = head.acct();
            if (!to.equals(from.account()) && !acquaintances.hasWritten(to, from.account())) {
                Optional<Duration> wait =
                        limiter.take(
                                Limit.SEND_STRANGER, new Who.DeviceToAccount(from.device(), to));
                if (wait.isPresent()) {
                    return wait;
                }
            }
        }
        return limiter.take(Limit.SEND, new Who.Device(from.device()));
    }

    private CompletableFuture<SendOutcome> permitted(AuthenticatedDevice from, Send send) {
        try {
            // Reads and verifies them here, so that the lane finds them in memory.
            logs.log(from.account());
            send.heads().forEach(head -> logs.log(head.acct()));
        } catch (StorageException e) {
            LOG.error("the database failed a send", e);
            return CompletableFuture.completedFuture(
                    Refused.later(RejectCode.UNAVAILABLE, UNAVAILABLE_RETRY));
        }
        return switch (send.cls()) {
            case DURABLE ->
                    database.lane()
                            .durable(tx -> store(tx, from, send))
                            .thenApply(stored -> stored(from, send, stored))
                            .exceptionally(
                                    failure ->
                                            Refused.later(
                                                    RejectCode.UNAVAILABLE, UNAVAILABLE_RETRY));
            case CALL, EPHEMERAL -> CompletableFuture.completedFuture(pass(from, send));
        };
    }

    private Stored store(Transaction tx, AuthenticatedDevice from, Send send) {
        Excluded excluded = exclusions.now(tx);
        Optional<Refused> refused = refused(account -> logs.log(tx, account), excluded, from, send);
        Send reachable = reachable(excluded, send);
        if (refused.isEmpty() && !room(tx, from, send, reachable)) {
            refused = Optional.of(Refused.later(RejectCode.MAILBOX_FULL, FULL_RETRY));
        }
        if (refused.isPresent()) {
            return new Stored(refused.get(), Map.of());
        }
        long now = clock.millis();
        return new Stored(new Accepted(now), mailboxes.store(tx, from, reachable, now));
    }

    /**
     * Without the devices that are shut out. Their account's log lists them still, so senders encrypt for them until the
     * account itself ends them, and must not be held up.
     */
    private static Send reachable(Excluded excluded, Send send) {
        if (send.to().stream().noneMatch(one -> excluded.shutOut(one.device()))) {
            return send;
        }
        return new Send(
                send.counters(),
                send.mid(),
                send.cls(),
                send.ttlSeconds(),
                send.heads(),
                send.to().stream().filter(one -> !excluded.shutOut(one.device())).toList());
    }

    /**
     * Refused only if no device of the other account has room for this sender. A single full one is told of its gap instead: a machine
     * that nobody switches on must not silence everybody who writes to its owner. Where all of them are shut out, nobody
     * would ever get the message: then there is no room either, and the sender keeps it.
     */
    private boolean room(Transaction tx, AuthenticatedDevice from, Send send, Send reachable) {
        List<DeviceId> own = logs.log(tx, from.account()).orElseThrow().activeIds();
        List<Recipient> others = others(reachable, own);
        return others.isEmpty() ? others(send, own).isEmpty() : mailboxes.anyRoom(tx, from, others);
    }

    private static List<Recipient> others(Send send, List<DeviceId> own) {
        return send.to().stream().filter(one -> !own.contains(one.device())).toList();
    }

    private SendOutcome stored(AuthenticatedDevice from, Send send, Stored stored) {
        stored.arriving().forEach(arrivals::arrived);
        if (stored.outcome() instanceof Accepted) {
            metrics.messageAccepted();
            remember(from, send);
        }
        return stored.outcome();
    }

    private SendOutcome pass(AuthenticatedDevice from, Send send) {
        Excluded excluded = exclusions.now();
        Optional<Refused> refused = refused(logs::log, excluded, from, send);
        if (refused.isPresent()) {
            return refused.get();
        }
        long now = clock.millis();
        Send reachable = reachable(excluded, send);
        if (send.cls() == MessageClass.EPHEMERAL) {
            reachable
                    .to()
                    .forEach(one -> arrivals.hand(one.device(), message(from, send, one, now)));
            return new Unanswered();
        }
        if (!ring(from, reachable, now)) {
            return Refused.later(RejectCode.MAILBOX_FULL, FULL_RETRY);
        }
        remember(from, send);
        return new Accepted(now);
    }

    /**
     * Hands a call's message over, or holds it.
     *
     * @return false, and nothing is done, if no device of the other account is there or has room for it
     */
    private boolean ring(AuthenticatedDevice from, Send send, long now) {
        List<DeviceId> own = logs.log(from.account()).orElseThrow().activeIds();
        Map<Boolean, List<Recipient>> to =
                send.to().stream()
                        .collect(Collectors.partitioningBy(one -> own.contains(one.device())));
        List<Recipient> others = to.getOrDefault(false, List.of());
        long reached = others.stream().filter(one -> ring(from, send, one, now)).count();
        if (reached == 0 && !others.isEmpty()) {
            return false;
        }
        to.getOrDefault(true, List.of()).forEach(one -> ring(from, send, one, now));
        return true;
    }

    private boolean ring(AuthenticatedDevice from, Send send, Recipient to, long now) {
        Msg message = message(from, send, to, now);
        return arrivals.hand(to.device(), message)
                || calls.hold(to.device(), message, send.ttlSeconds());
    }

    private static Msg message(AuthenticatedDevice from, Send send, Recipient to, long now) {
        Sender sender = new Sender(from.account(), from.device());
        return new Msg(0, send.mid(), send.cls(), sender, now, to.ct());
    }

    private void remember(AuthenticatedDevice from, Send send) {
        send.heads().forEach(head -> acquaintances.wrote(from.account(), head.acct()));
    }

    private static Optional<Refused> refused(
            Function<AccountId, Optional<DeviceLog>> logs,
            Excluded excluded,
            AuthenticatedDevice from,
            Send send) {
        if (excluded.refusal(from).isPresent()) {
            return Optional.of(Refused.of(RejectCode.FORBIDDEN)); // its socket is being closed
        }
        if (send.heads().stream()
                .anyMatch(head -> excluded.standing(head.acct()) == Standing.CLOSED)) {
            return Optional.of(Refused.of(RejectCode.ACCOUNT_CLOSED));
        }
        return SendRule.refusal(send, new Sender(from.account(), from.device()), logs)
                .map(why -> new Refused(why.code(), why.heads(), Duration.ZERO));
    }
}
