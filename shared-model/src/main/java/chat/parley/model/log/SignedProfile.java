package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.crypto.Domain;
import chat.parley.model.crypto.Signatures;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.id.DeviceId;

/**
 * A profile's raw bytes, the device that signed them, and its signature.
 *
 * @param profile at most 4 KiB
 */
public record SignedProfile(Bytes profile, DeviceId signer, Bytes sig) {
    public SignedProfile {
        profile.between(1, 4096, "profile");
        sig.exactly(64, "signature");
    }

    public static SignedProfile sign(Profile profile, DeviceId signer, SigningKey key) {
        Bytes bytes = profile.toBytes();
        return new SignedProfile(bytes, signer, key.sign(Domain.PROFILE, bytes));
    }

    public Profile parse() {
        return Cbor.read(profile, Profile.class);
    }

    /** Whether it is about {@code log}'s account and was signed by a device that the log knows. */
    public boolean signedBy(DeviceLog log) {
        return parse().acct().equals(log.account())
                && log.device(signer)
                        .filter(
                                device ->
                                        Signatures.verify(
                                                device.keys().signKey(),
                                                Domain.PROFILE,
                                                profile,
                                                sig))
                        .isPresent();
    }
}
