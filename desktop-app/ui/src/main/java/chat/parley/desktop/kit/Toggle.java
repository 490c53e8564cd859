package chat.parley.desktop.kit;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** On or off, at once. AtlantaFX's switch knows the mouse only; this one knows the space bar and screen readers too. */
public final class Toggle extends ToggleSwitch {

    /** Off. */
    public Toggle() {
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        setFocusTraversable(true);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.SPACE) {
                        setSelected(!isSelected());
                        event.consume();
                    }
                });
        selectedProperty()
                .subscribe(() -> notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED));
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED
                ? isSelected()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
