package chat.parley.engine.observe;

import java.util.function.Consumer;

/**
 * A value that changes. Values are immutable; watchers are called on whatever thread changed it, in
 * the order of the changes, and must return at once.
 */
public interface State<T> {
    T value();

    /** Calls {@code watcher} with the present value, then with every later one. */
    Subscription subscribe(Consumer<? super T> watcher);
}
