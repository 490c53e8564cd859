package chat.parley.desktop.people;

import chat.parley.engine.account.DeviceInfo;
import java.util.List;

/** What is known of a person's devices. */
sealed interface DevicesState {
    /** Being read. */
    record Loading() implements DevicesState {}

    /** As the verified log shows them, those that speak for the account first. */
    record Known(List<DeviceInfo> devices) implements DevicesState {
        public Known {
            devices = List.copyOf(devices);
        }
    }

    /**
     * Not known now.
     *
     * @param refused whether the log is there but does not verify
     */
    record Unknown(boolean refused) implements DevicesState {}
}
