package chat.parley.desktop.conversation;

import chat.parley.desktop.text.Texts;
import chat.parley.engine.chats.Message;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** When a message was sent, accepted, delivered and read. */
final class MessageInfo extends VBox {

    MessageInfo(ConversationViewModel model, Message message) {
        Texts texts = Texts.of(MessageInfo.class);
        getStyleClass().add("message-info");
        setId("conversation-info");
        var title = new Label(texts.get("info.title"));
        title.getStyleClass().add("title");
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        int row = 0;
        for (ConversationViewModel.Fact fact : model.facts(message)) {
            var name = new Label(fact.name());
            name.getStyleClass().add("secondary");
            name.setMinWidth(USE_PREF_SIZE);
            var value = new Label(fact.value());
            value.setMinWidth(USE_PREF_SIZE);
            grid.addRow(row++, name, value);
        }
        getChildren().addAll(title, grid);
    }
}
