package chat.parley.desktop.kit;

import chat.parley.desktop.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Below this line nothing has been read yet. */
public final class NewMessagesLine extends HBox {

    /** The line with its words. */
    public NewMessagesLine() {
        Texts texts = Texts.of(NewMessagesLine.class);
        getStyleClass().add("new-messages-line");
        var label = new Label(texts.get("new-messages"));
        label.setMinWidth(Region.USE_PREF_SIZE);
        setAccessibleText(label.getText());
        getChildren().addAll(rule(), label, rule());
    }

    private static Region rule() {
        var rule = new Region();
        rule.getStyleClass().add("rule");
        HBox.setHgrow(rule, Priority.ALWAYS);
        return rule;
    }
}
