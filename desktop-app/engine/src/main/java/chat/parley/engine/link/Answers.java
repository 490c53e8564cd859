package chat.parley.engine.link;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for the relay's word on a request over the socket. */
final class Answers {
    private Answers() {}

    /**
     * The answer; blocks.
     *
     * @param refused what the relay's no means to the person
     */
    static <T> T of(CompletableFuture<T> answer, Trouble refused) throws ParleyException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ParleyException trouble) {
                throw trouble;
            }
            if (e.getCause() instanceof RejectedException) {
                throw new ParleyException(refused, e);
            }
            throw new IllegalStateException("neither the relay's word nor its silence", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParleyException(Trouble.RELAY_UNREACHABLE, e);
        }
    }
}
