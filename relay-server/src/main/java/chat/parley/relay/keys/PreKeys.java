package chat.parley.relay.keys;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.http.SignedPreKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Retirement;
import chat.parley.relay.http.ProblemException;
import chat.parley.relay.keys.PreKeyStore.Standing;
import chat.parley.relay.limits.Limit;
import chat.parley.relay.limits.Limiter;
import chat.parley.relay.limits.Who;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Taking prekeys in and handing them out. Thread-safe. */
public final class PreKeys implements Retirement {
    /** Below this the device is asked for more. */
    private static final int LOW = 20;

    private static final int EC_SIZE = 33;
    private static final int KYBER_SIZE = 1569;

    /** Twice what an upload may bring: a full refill finds room whatever is left. */
    private static final PreKeyCount MOST = new PreKeyCount(200, 100);

    private record Handed(PreKeyOffer offer, PreKeyCount left) {}

    private final Database database;
    private final PreKeyStore store;
    private final DeviceLogs logs;
    private final Limiter limiter;
    private final List<PreKeyWatcher> watchers = new CopyOnWriteArrayList<>();

    public PreKeys(Database database, PreKeyStore store, DeviceLogs logs, Limiter limiter) {
        this.database = database;
        this.store = store;
        this.logs = logs;
        this.limiter = limiter;
        logs.onRetirement(this);
    }

    public void onLow(PreKeyWatcher watcher) {
        watchers.add(watcher);
    }

    /** Stores a device's new prekeys; what it has then. */
    public PreKeyCount put(AuthenticatedDevice by, PreKeyUpload upload) {
        limiter.take(Limit.PREKEY_UPLOAD, new Who.Account(by.account()))
                .ifPresent(
                        wait -> {
                            throw ProblemException.limited(wait);
                        });
        upload.signed().ifPresent(PreKeys::requireEc);
        upload.lastResortKyber().ifPresent(PreKeys::requireKyber);
        upload.oneTimeKyber().forEach(PreKeys::requireKyber);
        return database.lane().durable(tx -> put(tx, by, upload)).join();
    }

    private PreKeyCount put(Transaction tx, AuthenticatedDevice by, PreKeyUpload upload) {
        DeviceId device = by.device();
        if (logs.refusal(tx, by).isPresent()) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "The device is no longer active.");
        }
        Optional<Standing> before = store.standing(tx, device);
        Optional<SignedPreKey> signed = upload.signed().or(() -> before.map(Standing::signed));
        Optional<SignedPreKey> lastResort =
                upload.lastResortKyber().or(() -> before.map(Standing::lastResort));
        if (signed.isEmpty() || lastResort.isEmpty()) {
            throw new MalformedException(
                    "the first upload needs a signed prekey and a last-resort key");
        }
        store.putStanding(
                tx, device, new Standing(upload.registrationId(), signed.get(), lastResort.get()));
        if (upload.replace()) {
            store.clearOneTime(tx, device);
        }
        upload.oneTime().forEach(key -> store.add(tx, device, key));
        upload.oneTimeKyber().forEach(key -> store.addKyber(tx, device, key));
        PreKeyCount count = store.count(tx, device);
        if (count.ec() > MOST.ec() || count.kyber() > MOST.kyber()) {
            throw new ProblemException(
                    ProblemCode.TOO_LARGE, "The relay holds enough prekeys of this device.");
        }
        return count;
    }

    private static void requireEc(SignedPreKey key) {
        MalformedException.require(
                key.key().size() == EC_SIZE && key.key().toArray()[0] == 5, "not an EC prekey");
    }

    private static void requireKyber(SignedPreKey key) {
        MalformedException.require(key.key().size() == KYBER_SIZE, "not a Kyber-1024 prekey");
    }

    /** How many one-time prekeys a device has left. */
    public PreKeyCount count(DeviceId device) {
        return database.read(tx -> store.count(tx, device));
    }

    /** Whether a device should bring more. */
    public boolean low(DeviceId device) {
        return low(count(device));
    }

    private static boolean low(PreKeyCount count) {
        return count.ec() < LOW || count.kyber() < LOW;
    }

    /** Hands out what is needed to begin a session with a device of an account. */
    public PreKeyOffer offer(AuthenticatedDevice by, AccountId account, DeviceId device) {
        Optional<DeviceLog> log = logs.log(account);
        if (log.filter(l -> DeviceLogs.active(l, device)).isEmpty()) {
            throw nothing();
        }
        boolean oneTime =
                limiter.take(Limit.PREKEYS, new Who.DeviceToDevice(by.device(), device)).isEmpty();
        Handed handed =
                oneTime
                        ? database.lane().durable(tx -> hand(tx, device)).join()
                        : database.read(tx -> lastResort(tx, device));
        if (low(handed.left())) {
            watchers.forEach(watcher -> watcher.preKeysLow(device));
        }
        return handed.offer();
    }

    private Handed hand(Transaction tx, DeviceId device) {
        Standing standing = store.standing(tx, device).orElseThrow(PreKeys::nothing);
        return new Handed(
                new PreKeyOffer(
                        device,
                        standing.registrationId(),
                        standing.signed(),
                        store.take(tx, device),
                        store.takeKyber(tx, device).orElse(standing.lastResort())),
                store.count(tx, device));
    }

    private Handed lastResort(Transaction tx, DeviceId device) {
        Standing standing = store.standing(tx, device).orElseThrow(PreKeys::nothing);
        return new Handed(
                new PreKeyOffer(
                        device,
                        standing.registrationId(),
                        standing.signed(),
                        Optional.empty(),
                        standing.lastResort()),
                store.count(tx, device));
    }

    private static ProblemException nothing() {
        return new ProblemException(
                ProblemCode.NOT_FOUND, "There is no such device, or it has no prekeys yet.");
    }

    @Override
    public void retire(Transaction tx, DeviceId device) {
        store.remove(tx, device);
    }
}
