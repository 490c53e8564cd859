package chat.parley.model.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
    private static String name(String text) {
        return Text.name(text, 64, "name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\u200b",
                "\u2060",
                "\ufeff",
                "\u00ad",
                "\u200e\u200f",
                "\u3164",
                "\u061c",
                "\u200d",
                "\u2800",
                "\u00a0",
                "\u0301",
                "\ufe0f",
                "\u115f\u1160",
                "\udb40\udc67"
            })
    void whatCannotBeSeenIsNoName(String text) {
        assertThrows(MalformedException.class, () -> name(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\u202e", "A\u2066da", "A\nda", "A\u2028da", "A\u0007da"})
    void whatDisguisesIsRefused(String text) {
        assertThrows(MalformedException.class, () -> name(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\u200b",
                "\u200fAda",
                " \u2060Ada ",
                "A\u00adda",
                "A\u200dda",
                "A\u200cda",
                "Ada\u200d",
                "\ufeffAda",
                "Ada\udb40\udc67",
                "A\u034fda"
            })
    void whatTakesNoRoomIsTakenOut(String text) {
        assertEquals("Ada", name(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "Zoe\u0308",
                "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", // Ali-Reza, with the joiner that
                // Persian writes
                "\u0d36\u0d4d\u200d\u0d30", // Malayalam, a joiner after the virama
                "\ud83d\udc69\u200d\ud83d\udcbb", // a woman at a computer
                "\u2764\ufe0f\u200d\ud83d\udd25", // a heart on fire
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f", // England
                "\u845b\udb40\udd00" // a form of a Han character that a name asks for
            })
    void whatANameNeedsStays(String text) {
        assertEquals(text, name(text));
    }

    @Test
    void halfACharacterIsRefused() {
        assertThrows(MalformedException.class, () -> name("\ud800Ada"));
    }

    @Test
    void lengthIsThatOfWhatIsSeen() {
        assertEquals("a".repeat(64), name("\u200b" + "a".repeat(64)));
        assertThrows(MalformedException.class, () -> name("a".repeat(65)));
    }
}
