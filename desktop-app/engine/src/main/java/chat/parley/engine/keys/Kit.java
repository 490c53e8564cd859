package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.id.AccountId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * The recovery kit: 16 random bytes, shown as twelve words (BIP-39, English), from which the account's root signing pair
 * and its sealing pair are made, always the same ones.
 */
public final class Kit {
    private static final int SIZE = 16;
    private static final int WORDS = 12;
    private static final int BITS_OF_A_WORD = 11;
    private static final List<String> LIST = list();

    private final Bytes secret;

    private Kit(Bytes secret) {
        this.secret = secret.exactly(SIZE, "recovery kit");
    }

    public static Kit random(SecureRandom random) {
        byte[] secret = new byte[SIZE];
        random.nextBytes(secret);
        return new Kit(Bytes.of(secret));
    }

    /** From the 16 bytes that a device file keeps while the kit is not saved yet. */
    public static Kit of(Bytes secret) {
        return new Kit(secret);
    }

    /**
     * From twelve words as a person typed them, in any case.
     *
     * @throws MalformedException for a word that is not in the list, for another number of words, or where the checksum
     *     says that a word is wrong
     */
    public static Kit fromWords(List<String> words) {
        MalformedException.require(words.size() == WORDS, "a recovery kit has twelve words");
        byte[] bits = new byte[SIZE + 1];
        for (int i = 0; i < WORDS; i++) {
            int index = LIST.indexOf(words.get(i).strip().toLowerCase(Locale.ROOT));
            MalformedException.require(index >= 0, "word " + (i + 1) + " is not in the list");
            for (int bit = 0; bit < BITS_OF_A_WORD; bit++) {
                if ((index >> (BITS_OF_A_WORD - 1 - bit) & 1) != 0) {
                    int at = i * BITS_OF_A_WORD + bit;
                    bits[at / 8] |= (byte) (0x80 >> (at % 8));
                }
            }
        }
        Bytes secret = Bytes.of(Arrays.copyOf(bits, SIZE));
        MalformedException.require(
                (bits[SIZE] & 0xF0) == checksum(secret), "the words do not fit together");
        return new Kit(secret);
    }

    /** Twelve words of the English list of BIP-39; the last one carries a checksum of four bits. */
    public List<String> words() {
        byte[] bits = Arrays.copyOf(secret.toArray(), SIZE + 1);
        bits[SIZE] = (byte) checksum(secret);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            int index = 0;
            for (int bit = 0; bit < BITS_OF_A_WORD; bit++) {
                int at = i * BITS_OF_A_WORD + bit;
                index = index << 1 | (bits[at / 8] >> (7 - at % 8) & 1);
            }
            words.add(LIST.get(index));
        }
        return List.copyOf(words);
    }

    /** The 16 bytes, for the device file. */
    public Bytes secret() {
        return secret;
    }

    /** Signs the first entry of the account's device log, and recoveries. */
    public SigningKey root() {
        return SigningKey.fromSeed(Derivation.derive(secret.toArray(), "parley/kit/root/1"));
    }

    /** X25519, 32 bytes. */
    public Bytes sealingPrivate() {
        return Derivation.derive(secret.toArray(), "parley/kit/sealing/1");
    }

    /** X25519, 32 bytes: what is sealed to it opens with this kit alone. */
    public Bytes sealingPublic() {
        return Bytes.of(
                new X25519PrivateKeyParameters(sealingPrivate().toArray())
                        .generatePublicKey()
                        .getEncoded());
    }

    /** The account that this kit is the root of. */
    public AccountId account() {
        return AccountId.of(root().publicKey(), sealingPublic());
    }

    private static int checksum(Bytes secret) {
        return Hashes.sha256(secret).toArray()[0] & 0xF0;
    }

    private static List<String> list() {
        try (InputStream in = Kit.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is not in the program");
            }
            List<String> words =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                            .lines()
                            .toList();
            if (words.size() != 1 << BITS_OF_A_WORD) {
                throw new IllegalStateException("words.txt must hold 2048 words");
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Kit that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
