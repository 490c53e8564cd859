package chat.parley.desktop.theme;

import java.util.Locale;

/** The one colour that a person chooses; its shades are roles in {@code tokens.css}. */
public enum Accent {
    BLUE,
    VIOLET,
    PINK,
    RED,
    ORANGE,
    OCHRE,
    GREEN,
    TEAL;

    /** The name of the colour in {@code tokens.css}, without the leading dash; also the style class of its swatch. */
    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }
}
