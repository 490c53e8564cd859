package chat.parley.desktop.kit;

import javafx.scene.control.Button;

/** The one action that a screen is for. */
public final class PrimaryButton extends Button {

    /** A button with words only. */
    public PrimaryButton(String text, String... styleClasses) {
        super(text);
        getStyleClass().add("primary");
        getStyleClass().addAll(styleClasses);
    }

    /** A button with an icon before the words. */
    public PrimaryButton(Icon icon, String text, String... styleClasses) {
        this(text, styleClasses);
        setGraphic(new IconView(icon, "icon-18"));
    }
}
