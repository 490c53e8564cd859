package chat.parley.relay.mailbox;

import chat.parley.model.id.DeviceId;
import chat.parley.model.wire.RelayFrame.Msg;

/** Hears of messages for devices; what the live connections implement. Must be short. */
public interface Arrivals {
    /** A durable message is stored. In the order of its numbers, for each device. */
    void arrived(DeviceId device, Msg message);

    /** Something that waited for the device is gone. */
    void expired(DeviceId device);

    /**
     * A message that is not stored.
     *
     * @return whether the device is connected and it was handed over
     */
    boolean hand(DeviceId device, Msg message);
}
