package chat.parley.engine.trouble;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Between futures and the exceptions that people hear of. */
public final class Futures {
    private Futures() {}

    /**
     * The result of {@code future}; blocks.
     *
     * @throws ParleyException with which it failed; any other failure is a bug and stays what it is
     */
    public static <T extends @Nullable Object> T joined(CompletableFuture<T> future)
            throws ParleyException {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ParleyException trouble) {
                throw trouble;
            }
            throw e;
        }
    }

    /** Runs {@code work} on {@code executor}; its failure is the future's. */
    public static <T extends @Nullable Object> CompletableFuture<T> later(
            Executor executor, Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        executor.execute(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) { // an Error too: somebody waits
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }
}
