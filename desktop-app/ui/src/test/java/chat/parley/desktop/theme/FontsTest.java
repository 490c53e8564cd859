package chat.parley.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {
    /** Names in these scripts look like all others, on computers that have no font for them too. */
    @ParameterizedTest
    @ValueSource(strings = {"Inter-Regular.otf", "Inter-SemiBold.otf"})
    void eachWeightHoldsArabicAndHebrewLetters(String file)
            throws IOException, FontFormatException {
        try (InputStream in = getClass().getResourceAsStream("/assets/fonts/" + file)) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in));

            assertEquals(-1, font.canDisplayUpTo("Luis مريم یوسف יעל"));
        }
    }
}
