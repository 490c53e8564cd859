package chat.parley.engine.link;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.wire.RelayFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Questions over the socket that wait for the answer with their number. Thread-safe. */
final class Requests {
    /** More than anybody asks at a time; beyond it something goes wrong, here or there. */
    private static final int MOST = 1024;

    private final Duration patience;
    private final Executor answers;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<RelayFrame>> waiting = new ConcurrentHashMap<>();

    /**
     * Nothing waits yet.
     *
     * @param answers runs what follows an answer, so that it never holds the socket's own thread
     */
    Requests(Duration patience, Executor answers) {
        this.patience = patience;
        this.answers = answers;
    }

    /** A question that is about to be asked. */
    record Asked(long id, CompletableFuture<RelayFrame> answer) {}

    Asked ask() {
        long id = lastId.incrementAndGet();
        CompletableFuture<RelayFrame> answer = new CompletableFuture<>();
        if (waiting.size() >= MOST) {
            answer.completeExceptionally(new ParleyException(Trouble.RELAY_UNREACHABLE));
            return new Asked(id, answer);
        }
        waiting.put(id, answer);
        CompletableFuture<RelayFrame> result = new CompletableFuture<>();
        var _ =
                answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .whenCompleteAsync(
                                (frame, failure) -> {
                                    waiting.remove(id);
                                    settle(result, frame, failure);
                                },
                                answers);
        return new Asked(id, result);
    }

    private static void settle(
            CompletableFuture<RelayFrame> result,
            @Nullable RelayFrame frame,
            @Nullable Throwable failure) {
        if (frame instanceof RelayFrame.Reject reject) {
            result.completeExceptionally(new RejectedException(reject));
        } else if (frame != null) {
            result.complete(frame);
        } else {
            result.completeExceptionally(
                    failure instanceof ParleyException trouble
                            ? trouble
                            : new ParleyException(Trouble.RELAY_UNREACHABLE)); // too late
        }
    }

    /** Takes {@code frame} if it is an answer; one to a question that nobody asked is dropped. */
    boolean take(RelayFrame frame) {
        return switch (frame) {
            case RelayFrame.Log log -> complete(log.id(), log);
            case RelayFrame.Session session -> complete(session.id(), session);
            case RelayFrame.Reject reject ->
                    reject.id().isPresent() && complete(reject.id().get(), reject);
            case RelayFrame.Nonce nonce -> false;
            case RelayFrame.Welcome welcome -> false;
            case RelayFrame.Msg msg -> false;
            case RelayFrame.Empty empty -> false;
            case RelayFrame.Accepted accepted -> false;
            case RelayFrame.Poke poke -> false;
            case RelayFrame.Gone gone -> false;
            case RelayFrame.Pong pong -> false;
            case RelayFrame.Bye bye -> false;
        };
    }

    private boolean complete(long id, RelayFrame frame) {
        CompletableFuture<RelayFrame> answer = waiting.remove(id);
        if (answer != null) {
            answer.complete(frame);
        }
        return true;
    }

    /** Nobody will answer any more. */
    void abandon() {
        List<CompletableFuture<RelayFrame>> all = new ArrayList<>(waiting.values());
        waiting.clear();
        all.forEach(
                answer ->
                        answer.completeExceptionally(
                                new ParleyException(Trouble.RELAY_UNREACHABLE)));
    }
}
