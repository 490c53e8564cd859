package chat.parley.desktop.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings what the engine answers to the JavaFX thread. */
public final class Answers {

    private Answers() {}

    /**
     * Waits for an answer without holding anything up.
     *
     * @param gate runs tasks on the JavaFX thread, see {@link FxThread}
     * @param failed gets what went wrong, see {@link Troubles}
     */
    public static <T extends @Nullable Object> void take(
            CompletableFuture<T> asked,
            Executor gate,
            Consumer<? super T> done,
            Consumer<? super Throwable> failed) {
        var _ =
                asked.whenComplete(
                        (answer, failure) ->
                                gate.execute(
                                        () -> {
                                            if (failure == null) {
                                                done.accept(answer);
                                            } else {
                                                failed.accept(failure);
                                            }
                                        }));
    }
}
