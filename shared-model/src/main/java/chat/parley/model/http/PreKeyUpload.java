package chat.parley.model.http;

import chat.parley.model.codec.MalformedException;
import java.util.List;
import java.util.Optional;

/**
 * New prekeys of the authenticated device. Present ones replace the stored signed prekey and
 * last-resort key; one-time keys are added, or replace all stored ones if {@code replace}.
 *
 * @param registrationId libsignal's, 1 to 16380
 * @param oneTime at most 100
 * @param oneTimeKyber at most 50
 */
public record PreKeyUpload(
        int registrationId,
        Optional<SignedPreKey> signed,
        Optional<SignedPreKey> lastResortKyber,
        List<PreKey> oneTime,
        List<SignedPreKey> oneTimeKyber,
        boolean replace) {
    public PreKeyUpload {
        MalformedException.require(
                registrationId >= 1 && registrationId <= 16380, "registration id out of range");
        MalformedException.require(oneTime.size() <= 100, "more than 100 prekeys");
        MalformedException.require(oneTimeKyber.size() <= 50, "more than 50 Kyber prekeys");
        oneTime = List.copyOf(oneTime);
        oneTimeKyber = List.copyOf(oneTimeKyber);
    }
}
