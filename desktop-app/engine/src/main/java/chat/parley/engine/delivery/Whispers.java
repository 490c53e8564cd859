package chat.parley.engine.delivery;

import chat.parley.engine.account.Addresses;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Content.EphemeralKey;
import chat.parley.engine.content.Padding;
import chat.parley.engine.crypto.EphemeralSealer;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.KnownHead;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.Recipient;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Typing and presence, beside the ratchet: sealed under keys that the durable messages carry, never
 * stored, never repeated. Their time is the relay's, so that two wrong clocks still understand each
 * other.
 */
final class Whispers {
    private static final Logger LOG = LoggerFactory.getLogger(Whispers.class);

    /** A whisper older than this says nothing any more. */
    static final Duration FRESH = Duration.ofSeconds(30);

    /** So long this side uses a key. */
    private static final Duration KEY_FOR = Duration.ofDays(7);

    /** Keys of a device that are kept: messages under way may still use the one before. */
    private static final int KEYS_OF_A_DEVICE = 3;

    private final Self me;
    private final Ledger ledger;
    private final EphemeralSealer sealer;
    private final Transmitter transmitter;
    private final Addresses addresses;
    private final Inbound inbound;
    private final SecureRandom random;
    private final Clock relayClock;
    private final Map<DeviceId, Long> newest = new HashMap<>();
    private final Map<AccountId, MessageId> said = new HashMap<>();
    private long last;

    /** @param relayClock the device's clock, corrected by the relay's */
    Whispers(
            Self me,
            Ledger ledger,
            EphemeralSealer sealer,
            Transmitter transmitter,
            Addresses addresses,
            Inbound inbound,
            SecureRandom random,
            Clock relayClock) {
        this.me = me;
        this.ledger = ledger;
        this.sealer = sealer;
        this.transmitter = transmitter;
        this.addresses = addresses;
        this.inbound = inbound;
        this.random = random;
        this.relayClock = relayClock;
    }

    /** The key that this side uses towards {@code peer}, to be handed over in everything that is said to them. */
    EphemeralKey ownKey(Tx tx, AccountId peer) {
        Instant now = relayClock.instant();
        Optional<DeliveryStore.Whispered> held = DeliveryStore.ownKey(tx, peer);
        if (held.isPresent()) {
            Duration used = Duration.between(Instant.ofEpochMilli(held.get().since()), now);
            // One from the future is of a time when the relay's clock was wrong.
            if (!used.isNegative() && used.compareTo(KEY_FOR) < 0) {
                return held.get().key();
            }
        }
        EphemeralKey fresh = sealer.newKey();
        DeliveryStore.ownKey(tx, peer, fresh, now.toEpochMilli());
        return fresh;
    }

    /** A durable message handed a key over. */
    void theirKey(Tx tx, DeviceId device, EphemeralKey key) {
        DeliveryStore.theirKey(tx, device, key, relayClock.millis(), KEYS_OF_A_DEVICE);
    }

    /** Tells {@code peer}, if they are connected; otherwise nothing happens. */
    void say(AccountId peer, Whisper.About about, boolean on) {
        Optional<DeviceLog> log = addresses.log(peer);
        if (log.isEmpty() || addresses.held(peer)) {
            return;
        }
        Optional<DeliveryStore.Whispered> key;
        try {
            key = ledger.read(tx -> DeliveryStore.ownKey(tx, peer));
        } catch (ParleyException e) {
            LOG.warn("no key for typing and presence can be read", e);
            return;
        }
        if (key.isEmpty()) {
            return;
        }
        byte[] padded = Padding.pad(new Whisper(1, about, on).toBytes());
        Bytes ct =
                sealer.seal(key.get().key(), ChatId.with(peer), me.device(), stamp(), padded)
                        .bytes();
        List<Recipient> to =
                log.get().activeIds().stream().map(device -> new Recipient(device, ct)).toList();
        // The relay hands a whisper to devices of named accounts only, as it does every send.
        KnownHead head = new KnownHead(peer, log.get().head().seq());
        MessageId mid = MessageId.random(random);
        synchronized (this) {
            said.put(peer, mid);
        }
        transmitter.send(
                counters ->
                        new ClientFrame.Send(
                                counters,
                                mid,
                                MessageClass.EPHEMERAL,
                                FRESH.toSeconds(),
                                List.of(head),
                                to));
    }

    /** The relay refused the send {@code mid}; whose log is to be read anew because of that, if it was the newest whisper to them. */
    synchronized Optional<AccountId> refused(MessageId mid, RejectCode code) {
        Optional<AccountId> to =
                said.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(mid))
                        .map(Map.Entry::getKey)
                        .findFirst();
        to.ifPresent(
                person -> {
                    LOG.debug("the relay does not pass a whisper on: {}", code);
                    said.remove(person);
                });
        return to.filter(person -> code == RejectCode.STALE_HEADS);
    }

    /** Everybody to whom this side has handed a key. */
    List<AccountId> audience() throws ParleyException {
        return ledger.read(DeliveryStore::whisperTo);
    }

    private synchronized long stamp() {
        long now = HybridClock.of(relayClock.instant());
        // Where the clock went back, what was said before it is no longer fresh to anybody.
        last = last > latest() ? now : Math.max(now, last + 1);
        return last;
    }

    /** A stamp above this one is of the future. */
    private long latest() {
        return HybridClock.of(relayClock.instant().plus(FRESH));
    }

    /** A whisper came; whatever is wrong with it, it is dropped. */
    void arrived(RelayFrame.Msg msg) {
        DeviceId from = msg.from().device();
        AccountId person = msg.from().acct();
        if (addresses.log(person).filter(log -> log.active(from)).isEmpty()) {
            return;
        }
        try {
            EphemeralSealer.Label label = sealer.label(msg.ct());
            Optional<EphemeralKey> key =
                    ledger.read(tx -> DeliveryStore.theirKey(tx, from, label.keyId()));
            Optional<byte[]> padded =
                    key.flatMap(k -> sealer.open(k, ChatId.with(me.account()), from, msg.ct()));
            if (padded.isEmpty() || !isNews(from, label.hlc())) {
                return;
            }
            Whisper whisper = Whisper.read(Padding.unpad(padded.get()));
            switch (whisper.about()) {
                case TYPING -> inbound.typing(person, whisper.on());
                case PRESENCE ->
                        inbound.presence(person, whisper.on(), HybridClock.instant(label.hlc()));
            }
        } catch (MalformedException e) {
            LOG.debug("a whisper that is none");
        } catch (ParleyException e) {
            LOG.warn("no key for typing and presence can be read", e);
        }
    }

    /** Whether a stamp is neither old nor repeated nor of the future. */
    private synchronized boolean isNews(DeviceId from, long stamp) {
        Duration age = Duration.between(HybridClock.instant(stamp), relayClock.instant());
        long before = newest.getOrDefault(from, 0L);
        if (age.abs().compareTo(FRESH) > 0 || (stamp <= before && before <= latest())) {
            return false;
        }
        newest.put(from, stamp);
        return true;
    }
}
