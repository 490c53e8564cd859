package chat.parley.relay.devices;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.relay.storage.Transaction;

/** Where it is kept who is shut out. */
public interface ExclusionStore {
    Excluded all(Transaction tx);

    /** Notes an account's standing; nothing is kept of an active one. */
    void put(Transaction tx, AccountId account, Excluded.Since since);

    void put(Transaction tx, DeviceId device, long since);
}
