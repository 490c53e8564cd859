package chat.parley.engine.crypto;

import chat.parley.model.codec.Bytes;
import chat.parley.model.wire.Counters;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals this device's counters with a secret that only it has, so that a relay can give back old ones
 * but never invent any. Thread-safe; prints nothing of itself.
 */
public final class CounterSeal {
    private final SecretKeySpec secret;

    /**
     * A seal under {@code secret}.
     *
     * @param secret of this device, 32 bytes
     */
    public CounterSeal(Bytes secret) {
        this.secret =
                new SecretKeySpec(secret.exactly(32, "counters' secret").toArray(), "HmacSHA256");
    }

    public Counters seal(long clientSeq, long lastAck) {
        return new Counters(clientSeq, lastAck, mac(clientSeq, lastAck));
    }

    /** Whether this device sealed {@code counters}. */
    public boolean genuine(Counters counters) {
        return mac(counters.clientSeq(), counters.lastAck()).equals(counters.mac());
    }

    private Bytes mac(long clientSeq, long lastAck) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return Bytes.of(
                    mac.doFinal(
                            ByteBuffer.allocate(16).putLong(clientSeq).putLong(lastAck).array()));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java", e);
        }
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
