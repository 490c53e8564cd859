package chat.parley.relay.devices;

import chat.parley.model.id.DeviceId;
import chat.parley.relay.storage.Transaction;

/** What a room has to give up when a device is no longer active. */
public interface Retirement {
    /** The device ends in this very transaction. */
    void retire(Transaction tx, DeviceId device);
}
