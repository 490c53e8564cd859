package chat.parley.desktop.fx;

import chat.parley.engine.Messenger;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Closes a profile, which takes as long as the disk and the relay take, away from the JavaFX thread. */
public final class Closing {

    private Closing() {}

    /**
     * Closes it, and completes once everything is written.
     *
     * @param background runs what blocks
     */
    public static CompletableFuture<Void> of(Messenger messenger, Executor background) {
        return CompletableFuture.runAsync(messenger::close, background);
    }

    /** Keeps the program alive until {@code closed}, then runs {@code then}. Waits for nothing itself. */
    public static void beforeTheEnd(CompletableFuture<Void> closed, Runnable then) {
        var _ =
                Thread.ofPlatform()
                        .name("parley-closing")
                        .daemon(false)
                        .start(
                                () -> {
                                    var _ = closed.handle((_, _) -> true).join();
                                    then.run();
                                });
    }
}
