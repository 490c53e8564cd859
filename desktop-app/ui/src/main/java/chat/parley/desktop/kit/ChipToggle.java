package chat.parley.desktop.kit;

import javafx.scene.control.ToggleButton;

/** A pill to choose with: filters above a list. */
public final class ChipToggle extends ToggleButton {

    /** A choice. */
    public ChipToggle(String text) {
        super(text);
        getStyleClass().add("chip-toggle");
    }
}
