package chat.parley.desktop.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The mark and the name of the program, for windows that show nothing of a person's yet. */
public final class Brand extends HBox {
    private static final String NAME = "Parley";

    /** Mark and name. */
    public Brand() {
        getStyleClass().add("brand");
        var name = new Label(NAME);
        name.getStyleClass().add("screen-title");
        getChildren().addAll(mark(), name);
    }

    /** The mark alone; its size comes from its style class. */
    public static Region mark(String... styleClasses) {
        var mark = new Region();
        mark.getStyleClass().add("mark");
        mark.getStyleClass().addAll(styleClasses);
        return mark;
    }
}
