package chat.parley.engine.crypto;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.DeviceId;
import java.util.Optional;

/** Which identity key speaks for a device, by the verified device logs; answered by account. */
public interface Identities {
    /**
     * The key that the device's log names for it, whether it is still active or not: 0x05 and 32
     * bytes. Empty where no verified log names the device.
     */
    Optional<Bytes> identityKey(DeviceId device);
}
