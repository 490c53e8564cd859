package chat.parley.cli;

import chat.parley.engine.observe.State;
import chat.parley.engine.observe.Subscription;
import chat.parley.engine.trouble.ParleyException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Waits on the main thread for what the engine does on others. */
final class Waiting {
    private Waiting() {}

    /** The first thing that {@code found} finds in a value of {@code state}; empty where none came in time. */
    static <T, R> Optional<R> until(
            State<T> state, Function<T, Optional<R>> found, Duration patience)
            throws InterruptedException {
        CompletableFuture<R> first = new CompletableFuture<>();
        try (Subscription _ =
                state.subscribe(value -> found.apply(value).ifPresent(first::complete))) {
            return Optional.of(first.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed with a failure", e);
        }
    }

    /** The result of something that is done on this device. */
    static <T> T done(CompletableFuture<T> future) throws CliException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ParleyException expected) {
                throw Sentences.of(expected.trouble());
            }
            throw new IllegalStateException("the engine failed", e.getCause());
        }
    }

    /** Whether {@code future} completes in time. */
    static boolean inTime(CompletableFuture<?> future, Duration patience)
            throws InterruptedException {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }
}
