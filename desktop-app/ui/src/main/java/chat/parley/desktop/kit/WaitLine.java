package chat.parley.desktop.kit;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Says that something is under way. A wait that is over in no time is not worth a word; the room for it is kept from the start, so
 * that nothing moves when it comes.
 */
public final class WaitLine extends VBox {
    private static final Duration NOTICEABLE = Duration.millis(300);

    private final ProgressBar bar = new ProgressBar(0);
    private final PauseTransition pause = new PauseTransition(NOTICEABLE);

    /**
     * Nothing is under way yet.
     *
     * @param words what is being done
     */
    public WaitLine(String words) {
        getStyleClass().add("wait-line");
        var label = new Label(words);
        label.getStyleClass().add("secondary");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words);
        getChildren().addAll(label, bar);
        pause.setOnFinished(_ -> show(true));
        setWaiting(false);
    }

    /** Begins or ends. */
    public void setWaiting(boolean waiting) {
        pause.stop();
        setManaged(waiting);
        show(false);
        if (waiting) {
            pause.playFromStart();
        }
    }

    private void show(boolean shown) {
        setVisible(shown);
        // only while it is seen: the moving bar keeps the window drawing
        bar.setProgress(shown ? ProgressBar.INDETERMINATE_PROGRESS : 0);
    }
}
