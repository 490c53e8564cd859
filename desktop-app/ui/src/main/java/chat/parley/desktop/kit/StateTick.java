package chat.parley.desktop.kit;

import chat.parley.desktop.text.Texts;
import chat.parley.engine.chats.DeliveryState;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** How far a message has come: a clock, one tick, two, two in accent, or a warning where it never goes out; in words for tooltips and screen readers. */
public final class StateTick extends StackPane {
    private static final String READ = "read";

    private final IconView icon = new IconView(Icon.CLOCK);
    private final Tooltip tooltip = new Tooltip();
    private final Texts texts = Texts.of(StateTick.class);

    /** A message that has just been written. */
    public StateTick() {
        getStyleClass().add("state-tick");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().add(icon);
        Tooltip.install(this, tooltip);
        show(DeliveryState.PENDING);
    }

    /** Shows a state. */
    public void show(DeliveryState state) {
        icon.setIcon(
                switch (state) {
                    case PENDING -> Icon.CLOCK;
                    case NOT_SENT -> Icon.ALERT;
                    case ACCEPTED -> Icon.CHECK;
                    case DELIVERED, READ -> Icon.CHECK_DOUBLE;
                });
        getStyleClass().remove(READ);
        if (state == DeliveryState.READ) {
            getStyleClass().add(READ);
        }
        String words = words(state);
        tooltip.setText(words);
        setAccessibleText(words);
    }

    private String words(DeliveryState state) {
        return switch (state) {
            case PENDING -> texts.get("state.pending");
            case NOT_SENT -> texts.get("state.not-sent");
            case ACCEPTED -> texts.get("state.accepted");
            case DELIVERED -> texts.get("state.delivered");
            case READ -> texts.get("state.read");
        };
    }
}
