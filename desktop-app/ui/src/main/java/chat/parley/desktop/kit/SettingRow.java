package chat.parley.desktop.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What can be set, what that means, and the control that does it. At least 52 high. */
public final class SettingRow extends HBox {

    /**
     * A row; the control takes its name from the title.
     *
     * @param explanation may be empty
     */
    public SettingRow(String title, String explanation, Node... controls) {
        getStyleClass().add("setting-row");
        var name = new Label(title);
        var words = new VBox(name);
        words.getStyleClass().add("words");
        if (!explanation.isEmpty()) {
            var caption = new Label(explanation);
            caption.getStyleClass().add("caption");
            caption.setWrapText(true);
            words.getChildren().add(caption);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().add(words);
        for (Node control : controls) {
            control.setAccessibleHelp(explanation);
            if (control.getAccessibleText() == null || control.getAccessibleText().isEmpty()) {
                control.setAccessibleText(title);
            }
            getChildren().add(control);
        }
    }
}
