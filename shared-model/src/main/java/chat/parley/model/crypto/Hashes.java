package chat.parley.model.crypto;

import chat.parley.model.codec.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes. Thread-safe. */
public final class Hashes {
    private Hashes() {}

    /** SHA-256 over the parts, one behind the other. 32 bytes. */
    public static Bytes sha256(Bytes... parts) {
        MessageDigest digest = digest("SHA-256");
        for (Bytes part : parts) {
            digest.update(part.toArray());
        }
        return Bytes.of(digest.digest());
    }

    /** Salted SHA-512 of a token, the only form in which the relay stores one. 64 bytes. */
    public static Bytes saltedSha512(Bytes salt, Bytes token) {
        MessageDigest digest = digest("SHA-512");
        digest.update(salt.toArray());
        digest.update(token.toArray());
        return Bytes.of(digest.digest());
    }

    /** Eight hexadecimal digits that name {@code value} in a log without giving it away. */
    public static String shortName(Bytes value) {
        return sha256(value).hex().substring(0, 8);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(name + " is part of every Java", e);
        }
    }
}
