package chat.parley.engine.crypto;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The number that two people compare: Signal's numeric fingerprint (5,200 rounds of SHA-512, 30 digits
 * each, the smaller half first) over the two account ids. An account id certifies its device log, so
 * the number stays the same when devices come and go.
 */
public final class SafetyNumbers {
    /** The layout of digits and code; raised when either changes. */
    public static final byte VERSION = 1;

    private static final int ROUNDS = 5_200;
    private static final String LABEL = "parley/safety";

    private SafetyNumbers() {}

    /** 60 digits, the same whichever account comes first. */
    public static String digits(AccountId one, AccountId other) {
        String first = half(one);
        String second = half(other);
        return first.compareTo(second) <= 0 ? first + second : second + first;
    }

    /**
     * What a QR code holds, the same whichever account comes first: "parley/safety", the version's
     * byte, and 32 bytes of each fingerprint, the smaller one first.
     */
    public static Bytes qr(AccountId one, AccountId other) {
        Bytes first = Bytes.of(Arrays.copyOf(fingerprint(one), 32));
        Bytes second = Bytes.of(Arrays.copyOf(fingerprint(other), 32));
        boolean inOrder = first.compareTo(second) <= 0;
        byte[] label = LABEL.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(label, label.length + 1 + 64);
        all[label.length] = VERSION;
        System.arraycopy((inOrder ? first : second).toArray(), 0, all, label.length + 1, 32);
        System.arraycopy((inOrder ? second : first).toArray(), 0, all, label.length + 33, 32);
        return Bytes.of(all);
    }

    private static String half(AccountId account) {
        byte[] fingerprint = fingerprint(account);
        StringBuilder digits = new StringBuilder();
        for (int group = 0; group < 6; group++) {
            long value = 0;
            for (int i = 0; i < 5; i++) {
                value = (value << 8) | (fingerprint[group * 5 + i] & 0xFF);
            }
            digits.append(String.format(Locale.ROOT, "%05d", value % 100_000));
        }
        return digits.toString();
    }

    private static byte[] fingerprint(AccountId account) {
        byte[] id = account.value().toArray();
        MessageDigest digest = sha512();
        digest.update(new byte[] {0, VERSION});
        digest.update(id);
        byte[] hash = digest.digest(id);
        for (int round = 1; round < ROUNDS; round++) {
            digest.update(hash);
            hash = digest.digest(id);
        }
        return hash;
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-512 is part of every Java", e);
        }
    }
}
