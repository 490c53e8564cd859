package chat.parley.model.http;

import chat.parley.model.id.DeviceId;
import java.util.Optional;

/**
 * What is needed to begin a session with a device; its identity key comes from the device log.
 *
 * @param oneTime absent when they ran out or the asker asked too often
 * @param kyber one-time, or the last resort
 */
public record PreKeyOffer(
        DeviceId device,
        int registrationId,
        SignedPreKey signed,
        Optional<PreKey> oneTime,
        SignedPreKey kyber) {}
