package chat.parley.relay.devices;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.SignedEntry;
import chat.parley.relay.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Where device logs are kept. */
public interface DeviceStore {
    /** All entries, oldest first; empty for an unknown account. */
    List<SignedEntry> entries(Transaction tx, AccountId account);

    /** Puts an entry at {@code seq}; whatever stood there and behind it goes. */
    void put(Transaction tx, AccountId account, long seq, SignedEntry entry);

    Optional<AccountId> accountOf(Transaction tx, DeviceId device);

    void addDevice(Transaction tx, DeviceId device, AccountId account);
}
