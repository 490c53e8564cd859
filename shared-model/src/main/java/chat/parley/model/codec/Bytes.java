package chat.parley.model.codec;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An immutable run of bytes with value equality, so that records can hold keys, hashes and
 * ciphertexts. Prints only its length. On the wire: a CBOR byte string, or base64url without
 * padding in JSON. At most {@link #MAX} bytes.
 */
public final class Bytes implements Comparable<Bytes> {
    /** The longest run of bytes any document may hold: 96 KiB. */
    public static final int MAX = 96 * 1024;

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /** A copy of {@code value}. */
    public static Bytes of(byte[] value) {
        MalformedException.require(value.length <= MAX, "bytes longer than 96 KiB");
        return new Bytes(value.clone());
    }

    /** The bytes of unpadded base64url {@code text}; refuses anything else. */
    public static Bytes fromBase64(String text) {
        MalformedException.require(text.length() <= MAX * 4 / 3 + 4, "base64 too long");
        MalformedException.require(text.indexOf('=') < 0, "base64 with padding");
        byte[] decoded;
        try {
            decoded = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not base64url", e);
        }
        Bytes bytes = Bytes.of(decoded);
        MalformedException.require(bytes.base64().equals(text), "base64 not canonical");
        return bytes;
    }

    /** A fresh copy of the bytes. */
    public byte[] toArray() {
        return value.clone();
    }

    public int size() {
        return value.length;
    }

    /** Unpadded base64url. */
    public String base64() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    /** Lower-case hexadecimal, for fingerprints and short names in logs. */
    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    /** This, if it is exactly {@code size} bytes long; refuses otherwise, naming {@code what}. */
    public Bytes exactly(int size, String what) {
        MalformedException.require(value.length == size, what + " must be " + size + " bytes");
        return this;
    }

    /** This, if it is between {@code min} and {@code max} bytes long, both included. */
    public Bytes between(int min, int max, String what) {
        MalformedException.require(
                value.length >= min && value.length <= max,
                what + " must be " + min + " to " + max + " bytes");
        return this;
    }

    /** Constant-time equality, since some runs of bytes are secrets. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && MessageDigest.isEqual(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Unsigned, byte by byte. */
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return "[" + value.length + " bytes]";
    }
}
