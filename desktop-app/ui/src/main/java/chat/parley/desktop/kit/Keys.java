package chat.parley.desktop.kit;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** How the window names keys, everywhere alike: "Ctrl K", and on a Mac "\u2318 K". */
public final class Keys {
    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    private Keys() {}

    /** The name of a letter or sign together with the key for commands. */
    public static String command(KeyCode code) {
        return (MAC ? "\u2318 " : "Ctrl ") + code.getChar();
    }

    /** The same as a menu wants it, which names keys in its own way otherwise. */
    public static KeyCombination hint(KeyCode code) {
        return new Hint(code);
    }

    private static final class Hint extends KeyCombination {
        private final KeyCode code;

        Hint(KeyCode code) {
            super(SHORTCUT_DOWN);
            this.code = code;
        }

        @Override
        public boolean match(KeyEvent event) {
            return super.match(event) && event.getCode() == code;
        }

        @Override
        public String getDisplayText() {
            return command(code);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Hint hint && hint.code == code;
        }

        @Override
        public int hashCode() {
            return code.hashCode();
        }
    }
}
