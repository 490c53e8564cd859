package chat.parley.desktop.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One subject on a page of settings: a title, and rows with lines between them. */
public final class Card extends VBox {

    /** A card about something. */
    public Card(String title, Node... rows) {
        getStyleClass().add("card");
        var label = new Label(title);
        label.getStyleClass().add("title");
        getChildren().add(label);
        getChildren().addAll(rows);
        if (rows.length > 0) {
            rows[0].getStyleClass().add("first");
        }
    }
}
