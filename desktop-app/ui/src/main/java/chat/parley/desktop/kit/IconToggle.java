package chat.parley.desktop.kit;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/** An icon that is on or off; its name is the tooltip and what a screen reader says. */
public final class IconToggle extends ToggleButton {

    /**
     * An icon to switch.
     *
     * @param name what it stands for, in the person's language
     */
    public IconToggle(Icon icon, String name, String... styleClasses) {
        getStyleClass().add("icon-button");
        getStyleClass().addAll(styleClasses);
        setGraphic(new IconView(icon));
        setAccessibleText(name);
        setTooltip(new Tooltip(name));
    }
}
