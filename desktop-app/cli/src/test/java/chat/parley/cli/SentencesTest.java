package chat.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.trouble.Trouble;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
    /** What whoever typed the command can type better. */
    private static final Set<Trouble> WRONG_USE =
            EnumSet.of(
                    Trouble.INVITE_MALFORMED,
                    Trouble.HANDLE_MALFORMED,
                    Trouble.NAME_MALFORMED,
                    Trouble.PASSPHRASE_MISSING,
                    Trouble.PASSPHRASE_SHORT,
                    Trouble.NO_PROFILE,
                    Trouble.TEXT_EMPTY,
                    Trouble.TEXT_TOO_LONG);

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void everyTroubleEndsWithItsCodeAndOneSentence(Trouble trouble) {
        int expected =
                WRONG_USE.contains(trouble)
                        ? 2
                        : switch (trouble) {
                            case RELAY_UNREACHABLE -> 3;
                            case INTERNAL -> 1;
                            default -> 4;
                        };
        CliException told = Sentences.of(trouble);
        assertEquals(expected, told.code().number());
        assertTrue(told.sentence().matches("[A-Z].{10,}[.]"), told.sentence());
        assertFalse(told.sentence().contains("\n"));
    }

    @Test
    void noTwoTroublesAreSaidAlike() {
        Set<String> said = new HashSet<>();
        for (Trouble trouble : Trouble.values()) {
            assertTrue(said.add(Sentences.sentence(trouble)), trouble.name());
        }
    }

    @Test
    void nothingPromisesAWayBackThatIsNotThere() {
        for (Trouble trouble : Trouble.values()) {
            assertFalse(Sentences.sentence(trouble).contains("kit"), trouble.name());
        }
    }
}
