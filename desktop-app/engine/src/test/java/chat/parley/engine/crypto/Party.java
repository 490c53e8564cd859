package chat.parley.engine.crypto;

import chat.parley.engine.store.MemoryStore;
import chat.parley.engine.store.Tx;
import chat.parley.engine.store.Work;
import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.http.SignedPreKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One device with its own tables, and the relay's store of its prekeys. */
final class Party {
    static final SecureRandom RANDOM = new SecureRandom();

    final AccountId account =
            AccountId.of(
                    SigningKey.random(RANDOM).publicKey(), SigningKey.random(RANDOM).publicKey());
    final DeviceIdentity identity = DeviceIdentity.create(account, RANDOM);
    final DeviceKeys keys = identity.keys(List.of());
    final Map<DeviceId, Bytes> log = new HashMap<>();
    final MemoryStore database = new MemoryStore(CryptoStore.MIGRATIONS);
    final CryptoStore store = new CryptoStore();
    final Sealer sealer;
    final PreKeyMaker maker;

    final ArrayDeque<PreKey> oneTime = new ArrayDeque<>();
    final ArrayDeque<SignedPreKey> oneTimeKyber = new ArrayDeque<>();
    Optional<SignedPreKey> signed = Optional.empty();
    Optional<SignedPreKey> lastResort = Optional.empty();

    Party(Clock clock) {
        sealer = new Sealer(store, identity, device -> Optional.ofNullable(log.get(device)), clock);
        maker = new PreKeyMaker(store, identity, clock);
        upload(write(maker::everything));
        write(
                tx -> {
                    maker.answered(tx);
                    return true;
                });
    }

    <T> T write(Work<T> work) {
        return database.write(work);
    }

    void upload(PreKeyUpload upload) {
        if (upload.replace()) {
            oneTime.clear();
            oneTimeKyber.clear();
        }
        oneTime.addAll(upload.oneTime());
        oneTimeKyber.addAll(upload.oneTimeKyber());
        signed = upload.signed().or(() -> signed);
        lastResort = upload.lastResortKyber().or(() -> lastResort);
    }

    PreKeyOffer offer() {
        return new PreKeyOffer(
                identity.device(),
                identity.registrationId(),
                signed.orElseThrow(),
                Optional.ofNullable(oneTime.poll()),
                Optional.ofNullable(oneTimeKyber.poll()).or(() -> lastResort).orElseThrow());
    }

    void knows(Party other) {
        log.put(other.identity.device(), other.keys.identityKey());
    }

    boolean hasSession(Party with) {
        return write(tx -> sealer.hasSession(tx, with.identity.device()));
    }

    Sealed seal(Party to, byte[] plain) {
        return write(tx -> seal(tx, to, plain));
    }

    Sealed seal(Tx tx, Party to, byte[] plain) {
        if (!sealer.hasSession(tx, to.identity.device())) {
            try {
                sealer.begin(tx, to.keys, to.offer());
            } catch (OfferRefusedException e) {
                throw new AssertionError(e);
            }
        }
        return sealer.encrypt(tx, to.identity.device(), plain);
    }

    Opened open(Party from, Sealed sealed) {
        return open(from, sealed.bytes());
    }

    Opened open(Party from, Bytes ct) {
        return write(tx -> sealer.open(tx, from.identity.device(), ct));
    }
}
