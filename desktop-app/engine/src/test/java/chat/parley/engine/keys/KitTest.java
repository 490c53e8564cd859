package chat.parley.engine.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KitTest {
    private static final List<String> VECTOR =
            List.of(
                    "legal", "winner", "thank", "year", "wave", "sausage", "worth", "useful",
                    "legal", "winner", "thank", "yellow");

    @Test
    void wordsAreThoseOfBip39() {
        assertEquals(VECTOR, kit("7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f").words());
        assertEquals("abandon", kit("00000000000000000000000000000000").words().getFirst());
        assertEquals("about", kit("00000000000000000000000000000000").words().getLast());
        assertEquals("wrong", kit("ffffffffffffffffffffffffffffffff").words().getLast());
    }

    @Test
    void wordsComeBackInAnyCase() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 200; i++) {
            Kit kit = Kit.random(random);
            List<String> typed =
                    kit.words().stream().map(w -> " " + w.toUpperCase(Locale.ROOT)).toList();
            assertEquals(kit, Kit.fromWords(typed));
        }
    }

    @Test
    void anyWrongChecksumIsRefused() {
        Kit kit = Kit.random(new SecureRandom());
        int accepted = 0;
        for (String last : words()) {
            List<String> typed = new ArrayList<>(kit.words());
            typed.set(11, last);
            try {
                Kit other = Kit.fromWords(typed);
                assertEquals(typed, other.words());
                accepted++;
            } catch (MalformedException e) {
                assertNotEquals(kit.words(), typed);
            }
        }
        assertEquals(128, accepted, "seven bits of the last word are free, four are the checksum");
    }

    @Test
    void wrongNumbersOfWordsAndUnknownWordsAreRefused() {
        refuse(List.of());
        refuse(VECTOR.subList(0, 11));
        refuse(Collections.nCopies(24, "abandon"));
        List<String> unknown = new ArrayList<>(VECTOR);
        unknown.set(3, "parley");
        assertEquals("word 4 is not in the list", refuse(unknown).getMessage());
        unknown.set(3, "");
        refuse(unknown);
        unknown.set(3, "yea");
        refuse(unknown);
    }

    @Test
    void keysAreTheSameEveryTimeAndCertifyTheAccount() {
        Kit kit = kit("7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f");
        Kit again = Kit.fromWords(kit.words());
        assertEquals(kit.root().publicKey(), again.root().publicKey());
        assertEquals(kit.sealingPublic(), again.sealingPublic());
        assertEquals(AccountId.of(kit.root().publicKey(), kit.sealingPublic()), again.account());
        assertNotEquals(kit.account(), kit("7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7e").account());
        assertEquals("[redacted]", kit.toString());
    }

    @Test
    void derivationIsHkdf() {
        // RFC 5869, appendix A.3: no salt, no info; the first 32 of 42 bytes
        assertEquals(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d",
                Derivation.derive(HexFormat.of().parseHex("0b".repeat(22)), "").hex());
    }

    private static MalformedException refuse(List<String> words) {
        return assertThrows(MalformedException.class, () -> Kit.fromWords(words));
    }

    private static Kit kit(String hex) {
        return Kit.of(Bytes.of(HexFormat.of().parseHex(hex)));
    }

    /** Every word of the list, each as the first word of some kit. */
    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 2048; i++) {
            byte[] secret = new byte[16];
            secret[0] = (byte) (i >> 3);
            secret[1] = (byte) (i << 5);
            words.add(Kit.of(Bytes.of(secret)).words().getFirst());
        }
        return words;
    }
}
