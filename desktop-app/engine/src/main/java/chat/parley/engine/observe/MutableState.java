package chat.parley.engine.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link State} that its room can change. Thread-safe; an equal value tells nobody. */
public final class MutableState<T> implements State<T> {
    private static final Logger LOG = LoggerFactory.getLogger(MutableState.class);

    private final Object lock = new Object();
    private final List<Consumer<? super T>> watchers = new ArrayList<>();
    private T value;

    public MutableState(T value) {
        this.value = value;
    }

    @Override
    public T value() {
        synchronized (lock) {
            return value;
        }
    }

    public void set(T next) {
        update(old -> next);
    }

    /** Replaces the value by what {@code change} makes of it, atomically. */
    public void update(UnaryOperator<T> change) {
        synchronized (lock) {
            T next = change.apply(value);
            if (next.equals(value)) {
                return;
            }
            value = next;
            // Told under the lock, so that every watcher sees the changes in their order.
            List.copyOf(watchers).forEach(watcher -> tell(watcher, next));
        }
    }

    /** Whoever shows what happened must not make it fail, nor keep it from the others. */
    private static <T> void tell(Consumer<? super T> watcher, T value) {
        try {
            watcher.accept(value);
        } catch (RuntimeException e) {
            LOG.error("a watcher failed", e);
        }
    }

    @Override
    public Subscription subscribe(Consumer<? super T> watcher) {
        synchronized (lock) {
            watchers.add(watcher);
            watcher.accept(value);
        }
        return () -> {
            synchronized (lock) {
                watchers.remove(watcher);
            }
        };
    }
}
