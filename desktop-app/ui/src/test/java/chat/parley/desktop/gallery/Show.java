package chat.parley.desktop.gallery;

import java.nio.charset.StandardCharsets;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the pages are set. */
final class Show {

    private static final String WIDTH = "design width";

    private Show() {}

    static VBox column(double width, Node... nodes) {
        var box = new VBox(12, nodes);
        box.getProperties().put(WIDTH, width);
        grow(box, 100);
        return box;
    }

    /** Columns are as wide as the design says at 100 %, and grow with it. */
    static void grow(Node page, int percent) {
        if (page instanceof Region column
                && page.getProperties().get(WIDTH) instanceof Double at100) {
            double width = at100 * percent / 100;
            column.setMinWidth(width);
            column.setPrefWidth(width);
            column.setMaxWidth(width);
        }
        if (page instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(node -> grow(node, percent));
        }
    }

    static HBox page(Node... columns) {
        var box = new HBox(28, columns);
        box.setPadding(new Insets(20));
        return box;
    }

    static VBox titled(String title, Node... nodes) {
        var label = new Label(title);
        label.getStyleClass().add("caption");
        var box = new VBox(8, label);
        box.getChildren().addAll(nodes);
        return box;
    }

    static HBox row(Node... nodes) {
        var box = new HBox(10, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    static FlowPane wrap(Node... nodes) {
        return new FlowPane(10, 10, nodes);
    }

    static byte[] id(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
