package chat.parley.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.desktop.kit.Badge;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts kit = Texts.of(Badge.class, Locale.UK);

    @Test
    void putsArgumentsInTheirPlaces() {
        assertEquals("today at 10:42", Texts.of(Times.class, Locale.UK).get("seen.today", "10:42"));
    }

    @Test
    void picksTheFormForTheNumber() {
        assertEquals("nothing unread", kit.count("badge.unread", 0));
        assertEquals("1 unread message", kit.count("badge.unread", 1));
        assertEquals("1,204 unread messages", kit.count("badge.unread", 1204));
    }

    @Test
    void speaksEnglishWhereALanguageIsNotThere() {
        assertEquals("Copy", Texts.of(Badge.class, Locale.KOREAN).get("copy"));
    }

    @Test
    void aTextThatIsNotThereIsABug() {
        assertThrows(MissingResourceException.class, () -> kit.get("no.such.text"));
    }

    @Test
    void onlyRoomsHaveTexts() {
        assertThrows(IllegalArgumentException.class, () -> Texts.of(String.class));
    }
}
