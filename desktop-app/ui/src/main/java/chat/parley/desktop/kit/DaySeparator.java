package chat.parley.desktop.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** The day that the messages below were written on. */
public final class DaySeparator extends StackPane {
    private final Label label = new Label();

    /** A day, in words. */
    public DaySeparator(String day) {
        getStyleClass().add("day-separator");
        getChildren().add(label);
        setDay(day);
    }

    /** Another day. */
    public void setDay(String day) {
        label.setText(day);
        setAccessibleText(day);
    }
}
