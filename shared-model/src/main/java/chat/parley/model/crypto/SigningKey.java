package chat.parley.model.crypto;

import chat.parley.model.codec.Bytes;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An Ed25519 private key (RFC 8032), made from a 32-byte seed. Prints nothing of itself. */
public final class SigningKey {
    private final Ed25519PrivateKeyParameters key;
    private final Bytes publicKey;

    private SigningKey(byte[] seed) {
        this.key = new Ed25519PrivateKeyParameters(seed);
        this.publicKey = Bytes.of(key.generatePublicKey().getEncoded());
    }

    /** The key of a 32-byte seed, always the same one. */
    public static SigningKey fromSeed(Bytes seed) {
        return new SigningKey(seed.exactly(32, "seed").toArray());
    }

    public static SigningKey random(SecureRandom random) {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        return new SigningKey(seed);
    }

    /** The 32-byte seed, for the sealed file that keeps it. */
    public Bytes seed() {
        return Bytes.of(key.getEncoded());
    }

    /** 32 bytes. */
    public Bytes publicKey() {
        return publicKey;
    }

    /** A 64-byte signature over the domain and the message. */
    public Bytes sign(Domain domain, Bytes message) {
        byte[] all = domain.over(message.toArray());
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(all, 0, all.length);
        return Bytes.of(signer.generateSignature());
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
