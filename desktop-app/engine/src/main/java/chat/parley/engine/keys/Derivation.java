package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA256 (RFC 5869) without salt: one 32-byte key for each label. */
final class Derivation {
    private Derivation() {}

    static Bytes derive(byte[] secret, String label) {
        try {
            return Bytes.of(
                    KDF.getInstance("HKDF-SHA256")
                            .deriveData(
                                    HKDFParameterSpec.ofExtract()
                                            .addIKM(secret)
                                            .thenExpand(
                                                    label.getBytes(StandardCharsets.US_ASCII),
                                                    32)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is part of every Java since 25", e);
        }
    }
}
