package chat.parley.desktop.fx;

import chat.parley.engine.observe.State;
import chat.parley.engine.observe.Subscription;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The bridge from a {@link State} of the engine to a property that views bind to. The property changes on the JavaFX thread;
 * when the engine is faster than the screen, it skips to the newest value. Made and closed on the JavaFX thread.
 */
public final class FxState<T> implements AutoCloseable {
    private final ReadOnlyObjectWrapper<T> property;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Subscription subscription;
    private boolean closed;

    /**
     * Follows a state.
     *
     * @param fx runs tasks on the JavaFX thread, see {@link FxThread}
     */
    public FxState(State<T> state, Executor fx) {
        property = new ReadOnlyObjectWrapper<>(state.value());
        subscription =
                state.subscribe(
                        next -> {
                            if (waiting.getAndSet(next) == null) {
                                fx.execute(this::take);
                            }
                        });
    }

    /** The newest value that the screen knows. */
    public ReadOnlyObjectProperty<T> property() {
        return property.getReadOnlyProperty();
    }

    /** The newest value that the screen knows. */
    public T value() {
        return property.get();
    }

    /** Stops following; the property keeps its last value. */
    @Override
    public void close() {
        closed = true;
        subscription.close();
    }

    private void take() {
        T next = waiting.getAndSet(null);
        if (next != null && !closed) {
            property.set(next);
        }
    }
}
