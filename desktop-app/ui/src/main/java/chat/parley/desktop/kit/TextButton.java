package chat.parley.desktop.kit;

import javafx.scene.control.Button;

/** A quiet action: words in accent, no outline. With the style class {@code destructive} it warns. */
public final class TextButton extends Button {

    /** A button with words only. */
    public TextButton(String text, String... styleClasses) {
        super(text);
        getStyleClass().add("text-button");
        getStyleClass().addAll(styleClasses);
    }

    /** A button with an icon before the words. */
    public TextButton(Icon icon, String text, String... styleClasses) {
        this(text, styleClasses);
        setGraphic(new IconView(icon, "icon-18"));
    }
}
