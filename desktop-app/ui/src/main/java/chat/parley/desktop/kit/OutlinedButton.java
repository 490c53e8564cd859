package chat.parley.desktop.kit;

import javafx.scene.control.Button;

/** Another way to go on, beside the primary one. */
public final class OutlinedButton extends Button {

    /** A button with words only. */
    public OutlinedButton(String text, String... styleClasses) {
        super(text);
        getStyleClass().addAll(styleClasses);
    }

    /** A button with an icon before the words. */
    public OutlinedButton(Icon icon, String text, String... styleClasses) {
        this(text, styleClasses);
        setGraphic(new IconView(icon, "icon-18"));
    }
}
