package chat.parley.relay.devices;

import chat.parley.model.id.DeviceId;
import chat.parley.model.log.LogHead;
import java.util.List;

/** Hears that a device log grew, once that is durable. Called on the commit lane: must be short. */
public interface LogWatcher {
    /**
     * An account's log has this head now.
     *
     * @param ended the devices that were active before and are no longer
     */
    void logGrew(LogHead head, List<DeviceId> ended);
}
