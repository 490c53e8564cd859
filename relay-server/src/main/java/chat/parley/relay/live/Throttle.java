package chat.parley.relay.live;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Runs a task at once, and then only after a rest: whatever asks for it meanwhile is gathered into one run at the end of
 * the rest. So something always runs after the last one who asked. Thread-safe.
 */
final class Throttle {
    private enum State {
        READY,
        RESTING,
        ASKED
    }

    private final Runnable task;
    private final Consumer<Runnable> afterRest;
    private final AtomicReference<State> state = new AtomicReference<>(State.READY);

    /**
     * Throttles one task.
     *
     * @param afterRest runs what it is given once, when the rest is over
     */
    Throttle(Runnable task, Consumer<Runnable> afterRest) {
        this.task = task;
        this.afterRest = afterRest;
    }

    void ask() {
        State before = state.getAndUpdate(now -> now == State.READY ? State.RESTING : State.ASKED);
        if (before == State.READY) {
            run();
        }
    }

    private void run() {
        afterRest.accept(this::rested);
        task.run();
    }

    private void rested() {
        State before = state.getAndUpdate(now -> now == State.ASKED ? State.RESTING : State.READY);
        if (before == State.ASKED) {
            run();
        }
    }
}
