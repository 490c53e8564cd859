package chat.parley.engine.chats;

import chat.parley.engine.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects what a transaction touches and tells it as soon as it is durable. On the lane. */
final class Touches {
    private final List<Consumer<Touched>> watchers = new ArrayList<>();
    private @Nullable Touched open;

    /** Tells {@code watcher} of every transaction from now on. */
    void watch(Consumer<Touched> watcher) {
        watchers.add(watcher);
    }

    /** What {@code tx} has touched up to now. */
    Touched in(Tx tx) {
        if (open == null) {
            Touched fresh = new Touched();
            open = fresh;
            tx.onRollback(() -> open = null);
            tx.afterCommit(
                    () -> {
                        open = null;
                        watchers.forEach(watcher -> watcher.accept(fresh));
                    });
        }
        return open;
    }
}
