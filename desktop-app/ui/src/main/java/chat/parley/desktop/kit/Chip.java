package chat.parley.desktop.kit;

import javafx.scene.control.Label;

/** A word in a small pill: a role, a path. With the style class {@code outlined} it has an edge instead of a ground. */
public final class Chip extends Label {

    /** A pill with a word in it. */
    public Chip(String text, String... styleClasses) {
        super(text);
        getStyleClass().add("chip");
        getStyleClass().addAll(styleClasses);
        setMinWidth(USE_PREF_SIZE);
    }
}
