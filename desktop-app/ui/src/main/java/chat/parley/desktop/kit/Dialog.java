package chat.parley.desktop.kit;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Something in front of a whole window, which it dims. It keeps the keyboard until it is closed: by itself, by Escape, or by a
 * click beside it.
 */
public final class Dialog extends StackPane {
    private final Region content;
    private Optional<FocusTrap> trap = Optional.empty();

    /**
     * A dialog that is not shown yet.
     *
     * @param dismiss what Escape and a click beside it do; it is to lead to {@link #hide}
     */
    public Dialog(Region content, Runnable dismiss) {
        super(content);
        this.content = content;
        getStyleClass().add("dialog-layer");
        setOnMousePressed(
                event -> {
                    if (equals(event.getTarget())) {
                        dismiss.run();
                    }
                    event.consume();
                });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        dismiss.run();
                        event.consume();
                    }
                });
    }

    /**
     * Shows it.
     *
     * @param window what it lies over, with everything else in it
     * @param begin puts the keyboard where a person begins
     */
    public void show(Pane window, Runnable begin) {
        window.getChildren().add(this);
        trap = Optional.of(new FocusTrap(this));
        requestFocus();
        window.applyCss();
        window.layout();
        begin.run();
        Motion.appear(content);
    }

    /** Takes it away; the keyboard is where it was before. */
    public void hide() {
        if (getParent() instanceof Pane window) {
            window.getChildren().remove(this);
        }
        trap.ifPresent(held -> held.open(() -> {}));
        trap = Optional.empty();
    }
}
