package chat.parley.desktop.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** A button of 36 that shows an icon only; its name is the tooltip and what a screen reader says. */
public final class IconButton extends Button {
    private final IconView view;

    /**
     * An icon to press.
     *
     * @param name what it does, in the person's language
     */
    public IconButton(Icon icon, String name, String... styleClasses) {
        view = new IconView(icon);
        getStyleClass().add("icon-button");
        getStyleClass().addAll(styleClasses);
        setGraphic(view);
        setName(name);
    }

    /** Shows another icon. */
    public void setIcon(Icon icon) {
        view.setIcon(icon);
    }

    /** Says something else. */
    public void setName(String name) {
        setAccessibleText(name);
        setTooltip(new Tooltip(name));
    }
}
