package chat.parley.relay.keys;

import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.SignedPreKey;
import chat.parley.model.id.DeviceId;
import chat.parley.relay.storage.Transaction;
import java.util.Optional;

/** Where prekeys are kept. */
public interface PreKeyStore {
    /** What a device always has. */
    record Standing(int registrationId, SignedPreKey signed, SignedPreKey lastResort) {}

    Optional<Standing> standing(Transaction tx, DeviceId device);

    void putStanding(Transaction tx, DeviceId device, Standing standing);

    void add(Transaction tx, DeviceId device, PreKey key);

    void addKyber(Transaction tx, DeviceId device, SignedPreKey key);

    /** Takes a one-time key away. */
    Optional<PreKey> take(Transaction tx, DeviceId device);

    /** Takes a one-time Kyber key away. */
    Optional<SignedPreKey> takeKyber(Transaction tx, DeviceId device);

    PreKeyCount count(Transaction tx, DeviceId device);

    void clearOneTime(Transaction tx, DeviceId device);

    void remove(Transaction tx, DeviceId device);
}
