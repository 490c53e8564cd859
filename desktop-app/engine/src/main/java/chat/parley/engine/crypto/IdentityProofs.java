package chat.parley.engine.crypto;

import chat.parley.model.crypto.Domain;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.DeviceKeys;
import org.signal.libsignal.protocol.InvalidKeyException;
import org.signal.libsignal.protocol.ecc.ECPublicKey;

/** Checks what only libsignal can: that a device's identity key stands for its signing key. */
public final class IdentityProofs {
    private IdentityProofs() {}

    /**
     * Whether {@code keys} hold a sound identity key that signed the statement over its account,
     * device and signing key.
     */
    public static boolean check(DeviceKeys keys, AccountId account) {
        if (!CurveKeys.sound(keys.identityKey())) {
            return false;
        }
        try {
            byte[] statement =
                    DeviceKeys.identityStatement(account, keys.id(), keys.signKey()).toArray();
            return new ECPublicKey(keys.identityKey().toArray())
                    .verifySignature(Domain.IDENTITY_PROOF.over(statement), keys.proof().toArray());
        } catch (InvalidKeyException e) {
            return false;
        }
    }
}
