package chat.parley.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The typefaces that come with Parley. */
final class Fonts {
    private static final List<String> FILES =
            List.of(
                    "Inter-Regular.otf",
                    "Inter-SemiBold.otf",
                    "InterFigures-Regular.otf",
                    "JetBrainsMono-Regular.ttf");

    private Fonts() {}

    /** Makes the families "Inter", "Inter Semi Bold", "Inter Figures" and "JetBrains Mono" known to stylesheets. */
    static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("/assets/fonts/" + file)) {
                if (in == null || Font.loadFont(in, 0) == null) {
                    throw new IllegalStateException("Font " + file + " is missing or damaged");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
