package chat.parley.engine.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A {@link State} that its room can change. Thread-safe; an equal value tells nobody. */
public final class MutableState<T> implements State<T> {
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
            for (Consumer<? super T> watcher : List.copyOf(watchers)) {
                watcher.accept(next);
            }
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
