package chat.parley.desktop.fx;

import chat.parley.engine.observe.Subscription;
import java.time.Duration;

/** Runs something later, once, at the gate. */
@FunctionalInterface
public interface Delay {
    /** Runs the task after that time, unless the answer is closed before. */
    Subscription in(Duration time, Runnable task);
}
