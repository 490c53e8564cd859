package chat.parley.model.crypto;

import chat.parley.model.codec.Bytes;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Checks Ed25519 signatures. Thread-safe. */
public final class Signatures {
    private Signatures() {}

    /** Whether {@code key} is a point of full order: no small-order key that anything verifies under. */
    public static boolean soundKey(Bytes key) {
        return key.size() == 32 && Ed25519.validatePublicKeyFull(key.toArray(), 0);
    }

    /** Whether {@code signature} over {@code domain} and {@code message} was made by {@code key}. */
    public static boolean verify(Bytes key, Domain domain, Bytes message, Bytes signature) {
        if (key.size() != 32 || signature.size() != 64) {
            return false;
        }
        byte[] all = domain.over(message.toArray());
        try {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(key.toArray()));
            verifier.update(all, 0, all.length);
            return verifier.verifySignature(signature.toArray());
        } catch (IllegalArgumentException e) {
            return false; // not a point on the curve
        }
    }
}
