package chat.parley.engine.crypto;

import chat.parley.model.codec.Bytes;
import java.math.BigInteger;
import java.util.Set;

/**
 * Which X25519 public keys are fit for an agreement. libsignal 0.86.5 accepts points of small order,
 * with which everybody arrives at the same, known secret; the list is that of RFC 7748, section 6.1
 * and of https://cr.yp.to/ecdh.html#validate.
 */
final class CurveKeys {
    /** Type byte of libsignal's serialised keys. */
    static final byte TYPE = 5;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The u-coordinates of all points of small order, on the curve and on its twist, modulo p. */
    private static final Set<BigInteger> SMALL_ORDER =
            Set.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    P.subtract(BigInteger.ONE),
                    new BigInteger(
                            "325606250916557431795983626356110631294008115727848805560023387167927233504"),
                    new BigInteger(
                            "39382357235489614581723060781553021112529911719440698176882885853963445705823"));

    private CurveKeys() {}

    /** Whether {@code key} (0x05 and 32 bytes, little-endian) is of the known type and of large order. */
    static boolean sound(byte[] key) {
        if (key.length != 33 || key[0] != TYPE) {
            return false;
        }
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = key[32 - i];
        }
        bigEndian[0] &= 0x7F; // X25519 ignores the highest bit
        return !SMALL_ORDER.contains(new BigInteger(1, bigEndian).mod(P));
    }

    static boolean sound(Bytes key) {
        return sound(key.toArray());
    }
}
