package chat.parley.relay.keys;

import chat.parley.model.id.DeviceId;

/** Hears that a device's one-time prekeys run low. Must be short. */
public interface PreKeyWatcher {
    void preKeysLow(DeviceId device);
}
