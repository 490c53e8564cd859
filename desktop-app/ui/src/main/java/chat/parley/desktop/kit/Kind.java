package chat.parley.desktop.kit;

import java.util.Locale;

/** What a message of the program is about; decides its colour. */
public enum Kind {
    INFO,
    SUCCESS,
    WARNING,
    DANGER;

    /** The style class of this kind. */
    String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The style class of an icon of this kind. */
    String iconClass() {
        return this == INFO ? "accent" : styleClass();
    }
}
