package chat.parley.engine.link;

import chat.parley.model.codec.Cbor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer, both bounded in time and size. */
final class HttpExchange {
    private HttpExchange() {}

    /**
     * Waits for the whole answer.
     *
     * @throws IOException where it did not come in time, was too large, or the thread was interrupted
     */
    static HttpResponse<byte[]> run(HttpClient client, HttpRequest request, Duration patience)
            throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), Cbor.MAX_DOCUMENT));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? cause
                    : new IOException("the request failed", e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What {@code Retry-After} says in seconds (RFC 9110, 10.2.3), within reason. */
    static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").flatMap(HttpExchange::seconds);
    }

    private static Optional<Duration> seconds(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            return Optional.empty(); // the form with a date: our own backoff serves as well
        }
        return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
    }

    static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LinkTimes.LONGEST_WAIT) > 0 ? LinkTimes.LONGEST_WAIT : wait;
    }
}
