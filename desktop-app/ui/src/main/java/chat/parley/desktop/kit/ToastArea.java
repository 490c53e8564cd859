package chat.parley.desktop.kit;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Lies over a window and says what was done, one thing at a time, with a chance to undo it. It lets clicks through. */
public final class ToastArea extends StackPane {
    private static final Duration STAYS = Duration.seconds(5);

    private @Nullable HBox shown;
    private final PauseTransition stay = new PauseTransition(STAYS);

    /** Nothing to say yet. */
    public ToastArea() {
        getStyleClass().add("toast-area");
        setPickOnBounds(false);
        stay.setOnFinished(_ -> hide());
    }

    /** Says something for five seconds. */
    public void say(String words) {
        show(toast(words));
    }

    /** Says something for five seconds and offers an action, usually to undo it. */
    public void offer(String words, String action, Runnable run) {
        HBox toast = toast(words);
        var button = new Button(action);
        button.getStyleClass().add("toast-action");
        button.setOnAction(
                _ -> {
                    hide();
                    run.run();
                });
        toast.getChildren().add(button);
        show(toast);
    }

    /** Says nothing any more. */
    public void hide() {
        stay.stop();
        HBox toast = shown;
        shown = null;
        if (toast != null) {
            Motion.vanish(toast, () -> getChildren().remove(toast));
        }
    }

    private void show(HBox toast) {
        getChildren().clear();
        shown = toast;
        getChildren().add(toast);
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        Motion.appear(toast);
        stay.playFromStart();
    }

    private static HBox toast(String words) {
        var toast = new HBox(new Label(words));
        toast.getStyleClass().add("toast");
        toast.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(words);
        return toast;
    }
}
