package chat.parley.engine.crypto;

import chat.parley.model.codec.Bytes;

/**
 * What may leave this device.
 *
 * @param bytes the kind's byte, then the ciphertext
 */
public record Sealed(SealKind kind, Bytes bytes) {
    static Sealed of(SealKind kind, byte[] ciphertext) {
        byte[] all = new byte[ciphertext.length + 1];
        all[0] = kind.code();
        System.arraycopy(ciphertext, 0, all, 1, ciphertext.length);
        return new Sealed(kind, Bytes.of(all));
    }
}
