package chat.parley.desktop.kit;

import chat.parley.engine.chats.DeliveryState;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** When a message was said, and how far it has come. */
public final class MessageMeta extends HBox {
    private final Label time = new Label();
    private final StateTick tick = new StateTick();
    private final Tooltip whole = new Tooltip();

    /** Says nothing yet. */
    public MessageMeta() {
        getStyleClass().add("message-meta");
        time.getStyleClass().add("meta");
        time.setMinWidth(USE_PREF_SIZE);
        time.setTooltip(whole);
        getChildren().addAll(time, tick);
    }

    /**
     * Shows when and how far.
     *
     * @param full the moment with nothing left out
     * @param state of my own messages
     */
    public void show(String at, String full, Optional<DeliveryState> state) {
        time.setText(at);
        whole.setText(full);
        tick.setVisible(state.isPresent());
        tick.setManaged(state.isPresent());
        state.ifPresent(tick::show);
    }
}
