package chat.parley.desktop.kit;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A row of 38 that leads somewhere: an icon, what, its present value, and a chevron. */
public final class ValueRow extends Button {
    private final Label value = new Label();

    /** A row that leads to a subject. */
    public ValueRow(Icon icon, String title, String value) {
        getStyleClass().add("value-row");
        var name = new Label(title);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        this.value.getStyleClass().add("secondary");
        var line =
                new HBox(
                        new IconView(icon, "icon-18"),
                        name,
                        gap,
                        this.value,
                        new IconView(Icon.CHEVRON_RIGHT, "icon-16"));
        line.getStyleClass().add("line");
        setGraphic(line);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> getWidth() - getInsets().getLeft() - getInsets().getRight(),
                                widthProperty(),
                                insetsProperty()));
        this.value.textProperty().addListener((_, _, now) -> setAccessibleText(title + ", " + now));
        this.value.setText(value);
    }

    /** What is set now. */
    public StringProperty valueProperty() {
        return value.textProperty();
    }
}
