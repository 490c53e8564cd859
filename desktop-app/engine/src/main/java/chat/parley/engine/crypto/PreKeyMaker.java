package chat.parley.engine.crypto;

import chat.parley.engine.crypto.CryptoStore.PreKeyKind;
import chat.parley.engine.store.Tx;
import chat.parley.model.codec.Bytes;
import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.http.SignedPreKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signal.libsignal.protocol.ecc.ECKeyPair;
import org.signal.libsignal.protocol.ecc.ECPrivateKey;
import org.signal.libsignal.protocol.kem.KEMKeyPair;
import org.signal.libsignal.protocol.kem.KEMKeyType;
import org.signal.libsignal.protocol.state.KyberPreKeyRecord;
import org.signal.libsignal.protocol.state.PreKeyRecord;
import org.signal.libsignal.protocol.state.SignedPreKeyRecord;

/**
 * Makes the prekeys with which others begin sessions. The private halves are in the transaction before
 * an upload leaves. If its answer is lost, nobody knows which one-time keys the relay holds: the next
 * upload then replaces them all, since a key offered twice would be a message that never opens. On the
 * lane only.
 */
public final class PreKeyMaker {
    public static final Duration SIGNED_FOR = Duration.ofDays(2);
    public static final Duration LAST_RESORT_FOR = Duration.ofDays(7);

    /** How long a replaced key still opens what was begun with it. */
    public static final Duration KEPT = Duration.ofDays(45);

    public static final int ONE_TIME = 100;
    public static final int ONE_TIME_KYBER = 50;

    /** Below so many at the relay, more are made. */
    public static final int REFILL = 20;

    private static final int LARGEST_ID = 0xFFFFFF;
    private static final String UNANSWERED = "unanswered";

    private final CryptoStore store;
    private final DeviceIdentity me;
    private final Clock clock;

    public PreKeyMaker(CryptoStore store, DeviceIdentity me, Clock clock) {
        this.store = store;
        this.me = me;
        this.clock = clock;
    }

    /** Everything new, in place of whatever the relay holds: the first time, and after it was restored. */
    public PreKeyUpload everything(Tx tx) {
        return make(tx, true, true, ONE_TIME, ONE_TIME_KYBER, true);
    }

    /**
     * What is due now; empty where nothing is. Commit before it is sent, then call {@link #answered}.
     *
     * @param held what the relay says it has
     */
    public Optional<PreKeyUpload> due(Tx tx, PreKeyCount held) {
        store.forgetReplaced(tx, clock.instant().minus(KEPT));
        if (store.number(tx, UNANSWERED).orElse(0L) != 0) {
            return Optional.of(everything(tx));
        }
        boolean signed = isOver(tx, PreKeyKind.SIGNED, SIGNED_FOR);
        boolean lastResort = isOver(tx, PreKeyKind.LAST_RESORT, LAST_RESORT_FOR);
        int ec = held.ec() < REFILL ? ONE_TIME - Math.max(0, held.ec()) : 0;
        int kyber = held.kyber() < REFILL ? ONE_TIME_KYBER - Math.max(0, held.kyber()) : 0;
        if (!signed && !lastResort && ec == 0 && kyber == 0) {
            return Optional.empty();
        }
        return Optional.of(make(tx, signed, lastResort, ec, kyber, false));
    }

    /** The relay has taken the last upload. */
    public void answered(Tx tx) {
        store.putNumber(tx, UNANSWERED, 0);
    }

    /** When the signed prekey or the last-resort key is due at the latest. */
    public Instant nextDue(Tx tx) {
        Instant signed = store.made(tx, PreKeyKind.SIGNED).orElse(Instant.EPOCH).plus(SIGNED_FOR);
        Instant lastResort =
                store.made(tx, PreKeyKind.LAST_RESORT).orElse(Instant.EPOCH).plus(LAST_RESORT_FOR);
        return signed.isBefore(lastResort) ? signed : lastResort;
    }

    private boolean isOver(Tx tx, PreKeyKind kind, Duration lifetime) {
        Instant now = clock.instant();
        return store.made(tx, kind)
                // One made in the future was made under a wrong clock: it would never be over.
                .filter(made -> !made.isAfter(now) && made.plus(lifetime).isAfter(now))
                .isEmpty();
    }

    private PreKeyUpload make(
            Tx tx, boolean signed, boolean lastResort, int ec, int kyber, boolean replace) {
        Instant now = clock.instant();
        if (replace) {
            store.replace(tx, PreKeyKind.EC, now);
            store.replace(tx, PreKeyKind.KYBER, now);
        }
        Optional<SignedPreKey> newSigned = Optional.empty();
        if (signed) {
            store.replace(tx, PreKeyKind.SIGNED, now);
            newSigned = Optional.of(signed(tx, now));
        }
        Optional<SignedPreKey> newLastResort = Optional.empty();
        if (lastResort) {
            store.replace(tx, PreKeyKind.LAST_RESORT, now);
            newLastResort = Optional.of(kyber(tx, PreKeyKind.LAST_RESORT, now));
        }
        List<PreKey> oneTime = new ArrayList<>();
        for (int i = 0; i < ec; i++) {
            oneTime.add(oneTime(tx, now));
        }
        List<SignedPreKey> oneTimeKyber = new ArrayList<>();
        for (int i = 0; i < kyber; i++) {
            oneTimeKyber.add(kyber(tx, PreKeyKind.KYBER, now));
        }
        store.putNumber(tx, UNANSWERED, 1);
        return new PreKeyUpload(
                me.registrationId(), newSigned, newLastResort, oneTime, oneTimeKyber, replace);
    }

    private PreKey oneTime(Tx tx, Instant now) {
        int id = nextId(tx, "prekey");
        ECKeyPair pair = ECKeyPair.generate();
        store.putPreKey(tx, PreKeyKind.EC, id, new PreKeyRecord(id, pair).serialize(), now);
        return new PreKey(id, Bytes.of(pair.getPublicKey().serialize()));
    }

    private SignedPreKey signed(Tx tx, Instant now) {
        int id = nextId(tx, "signed");
        ECKeyPair pair = ECKeyPair.generate();
        byte[] key = pair.getPublicKey().serialize();
        byte[] signature = identity().calculateSignature(key);
        store.putPreKey(
                tx,
                PreKeyKind.SIGNED,
                id,
                new SignedPreKeyRecord(id, now.toEpochMilli(), pair, signature).serialize(),
                now);
        return new SignedPreKey(id, Bytes.of(key), Bytes.of(signature));
    }

    private SignedPreKey kyber(Tx tx, PreKeyKind kind, Instant now) {
        int id = nextId(tx, "kyber"); // one number for both kinds: libsignal knows no difference
        KEMKeyPair pair = KEMKeyPair.generate(KEMKeyType.KYBER_1024);
        byte[] key = pair.getPublicKey().serialize();
        byte[] signature = identity().calculateSignature(key);
        store.putPreKey(
                tx,
                kind,
                id,
                new KyberPreKeyRecord(id, now.toEpochMilli(), pair, signature).serialize(),
                now);
        return new SignedPreKey(id, Bytes.of(key), Bytes.of(signature));
    }

    private ECPrivateKey identity() {
        return me.pair().getPrivateKey();
    }

    private int nextId(Tx tx, String name) {
        long last = store.number(tx, name).orElse(0L);
        int next = last >= LARGEST_ID ? 1 : (int) last + 1;
        store.putNumber(tx, name, next);
        return next;
    }
}
