package chat.parley.desktop.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * The gate to the JavaFX thread. Who needs it takes an {@link Executor}, so that a test can run everything at once with
 * {@code Runnable::run}.
 */
public final class FxThread implements Executor {

    /** Runs the task on the JavaFX thread: at once if that is the caller's, otherwise soon and in order. */
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /** Runs the task on the JavaFX thread after what waits there already, even if that is the caller's. */
    public void later(Runnable task) {
        Platform.runLater(task);
    }
}
