package chat.parley.engine.content;

import chat.parley.model.codec.MalformedException;
import java.util.Arrays;

/**
 * Hides the length of what is encrypted: the content, a 0x80 byte, zeros up to at least 256 bytes
 * and then to the next PADME length (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files
 * and Communication with PURBs", 2019: at most 12 % overhead).
 */
public final class Padding {
    private static final int LEAST = 256;

    private Padding() {}

    public static byte[] pad(byte[] content) {
        byte[] padded = Arrays.copyOf(content, length(content.length + 1));
        padded[content.length] = (byte) 0x80;
        return padded;
    }

    /**
     * The content inside {@code padded}.
     *
     * @throws MalformedException where the padding is not as {@link #pad} makes it
     */
    public static byte[] unpad(byte[] padded) {
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        MalformedException.require(end >= 0 && padded[end] == (byte) 0x80, "padding missing");
        MalformedException.require(padded.length == length(end + 1), "padding of another length");
        return Arrays.copyOf(padded, end);
    }

    private static int length(int least) {
        if (least <= LEAST) {
            return LEAST;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(least);
        int mantissa = 32 - Integer.numberOfLeadingZeros(exponent);
        int mask = (1 << (exponent - mantissa)) - 1;
        return (least + mask) & ~mask;
    }
}
