package chat.parley.desktop.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.onboarding.Strength.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthTest {
    private static final List<String> AMARA = List.of("Amara Obi", "amara.obi");

    @ParameterizedTest
    @CsvSource({
        "'', 0, TOO_SHORT",
        "'short 1', 0, TOO_SHORT",
        "aaaaaaaaaaaa, 1, REPEATED",
        "copper copper copper copper, 1, REPEATED",
        "!!!!!!!!!!!!, 1, REPEATED",
        "swordfish-eleven-lamps, 2, COULD_BE_LONGER",
        "qwertyuiop, 1, ROW_OF_KEYS",
        "87654321, 1, ROW_OF_KEYS",
        "password1, 1, TRIED_FIRST",
        "amaraobi amara, 1, OWN_NAME",
        "Amara1984, 1, OWN_NAME",
        "lantern9, 1, COULD_BE_LONGER",
        "copper lantern drifts, 2, COULD_BE_LONGER",
        "copper lantern drifts past gate, 3, WORDS",
        "copper lantern drifts past the old gate, 4, WORDS",
        "x7#kQ2!mW9@z, 3, LONG",
        "船は明日港に着く予定です, 3, LONG"
    })
    void saysHowStrongAndWhy(String passphrase, int level, Reason reason) {
        Strength strength = Strength.of(passphrase, AMARA);

        assertEquals(level, strength.level());
        assertEquals(reason, strength.reason());
    }

    @Test
    void countsDifferentWordsOnly() {
        assertEquals(5, Strength.of("copper lantern drifts past gate copper", AMARA).words());
    }

    @Test
    void moreIsNeverWeaker() {
        int before = 0;
        for (String passphrase :
                List.of(
                        "copper lantern",
                        "copper lantern drifts",
                        "copper lantern drifts past",
                        "copper lantern drifts past gate",
                        "copper lantern drifts past gate seven")) {
            int level = Strength.of(passphrase, AMARA).level();
            assertTrue(level >= before, passphrase);
            before = level;
        }
    }
}
