package chat.parley.desktop.kit;

import javafx.scene.control.Label;

/** A small drawn key that says which keys do the same. */
public final class KeyHint extends Label {

    /** A key or several: "Ctrl K". */
    public KeyHint(String keys) {
        super(keys);
        getStyleClass().add("key-hint");
        setMinWidth(USE_PREF_SIZE);
    }
}
