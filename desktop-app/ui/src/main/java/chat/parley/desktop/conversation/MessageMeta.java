package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.StateTick;
import chat.parley.desktop.text.Times;
import chat.parley.engine.chats.Message;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** When a message was said, and how far it has come. */
final class MessageMeta extends HBox {
    private final Times times;
    private final Label time = new Label();
    private final StateTick tick = new StateTick();
    private final Tooltip whole = new Tooltip();

    MessageMeta(Times times) {
        this.times = times;
        getStyleClass().add("message-meta");
        time.getStyleClass().add("meta");
        time.setMinWidth(USE_PREF_SIZE);
        time.setTooltip(whole);
        getChildren().addAll(time, tick);
    }

    void show(Message message) {
        time.setText(times.time(message.sentAt()));
        whole.setText(times.full(message.sentAt()));
        tick.setVisible(message.mine());
        tick.setManaged(message.mine());
        tick.show(message.state());
    }
}
