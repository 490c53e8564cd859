package chat.parley.engine.store;

import chat.parley.engine.trouble.ParleyException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns libsignal's state, the journal's writer and the database's write connection. What is given to
 * it runs one after the other, in the order in which it was given.
 */
public final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long PATIENCE_SECONDS = 30;

    private final Consumer<Throwable> uncaught;
    private final Thread thread;
    private final ExecutorService executor;

    /**
     * Starts the thread.
     *
     * @param uncaught told of every failure that is not a {@link ParleyException}: those are bugs, and must not vanish in
     *     a future that nobody looks at
     */
    public Lane(String name, Consumer<Throwable> uncaught) {
        this.uncaught = uncaught;
        CompletableFuture<Thread> started = new CompletableFuture<>();
        this.executor =
                Executors.newSingleThreadExecutor(
                        work -> Thread.ofPlatform().name(name).unstarted(work));
        executor.execute(() -> started.complete(Thread.currentThread()));
        this.thread = started.join();
    }

    /** Runs {@code work} on the lane; never at once, not even for a caller on the lane. */
    public <T> CompletableFuture<T> call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            executor.execute(() -> run(work, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new IllegalStateException("the lane is closed", e));
        }
        return result;
    }

    /** What nobody waits for. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /**
     * Runs {@code step} on the lane for nobody who waits: its failure, also an expected one, is
     * reported. On a closed lane nothing happens.
     */
    public void run(Step step) {
        try {
            executor.execute(() -> reporting(step));
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing begins on a closed lane");
        }
    }

    private void reporting(Step step) {
        try {
            step.run();
        } catch (Throwable e) { // as above
            uncaught.accept(e);
        }
    }

    private <T> void run(Callable<T> work, CompletableFuture<T> result) {
        try {
            result.complete(work.call());
        } catch (ParleyException e) {
            result.completeExceptionally(e);
        } catch (Throwable e) { // an Error is reported like any other bug; the lane goes on
            uncaught.accept(e);
            result.completeExceptionally(e);
        }
    }

    /** Tells of a failure that nobody waits for. */
    void report(Throwable failure) {
        uncaught.accept(failure);
    }

    /** Whether the caller is on the lane. */
    public boolean here() {
        return Thread.currentThread().equals(thread);
    }

    /** Refuses a caller that is not on the lane. */
    public void require() {
        if (!here()) {
            throw new IllegalStateException("only the lane may do this");
        }
    }

    /** Takes nothing more, and waits for what was given before. Closing twice does nothing. */
    @Override
    public void close() {
        executor.shutdown();
        if (here()) {
            return;
        }
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                uncaught.accept(new IllegalStateException("the lane did not come to an end"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
