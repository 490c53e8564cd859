package chat.parley.relay.http;

import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import chat.parley.relay.storage.StorageException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where an error becomes an answer. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** What is said of an error; logged where it is the relay's own. */
    public static Problem of(Throwable thrown) {
        return problem(thrown).problem();
    }

    static void answer(Throwable thrown, Context context) {
        Problem problem = of(thrown);
        context.status(problem.status())
                .contentType(Problem.MEDIA_TYPE)
                .result(Json.write(problem));
        problem.retryAfterMs()
                .ifPresent(ms -> context.header("Retry-After", String.valueOf(seconds(ms))));
    }

    static void answer(ProblemException refusal, HttpServletResponse response) throws IOException {
        Problem problem = refusal.problem();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        problem.retryAfterMs()
                .ifPresent(ms -> response.setHeader("Retry-After", String.valueOf(seconds(ms))));
        response.getOutputStream().write(Json.write(problem));
    }

    /** Whole seconds, rounded up: a client that obeys must not be refused again. */
    private static long seconds(long ms) {
        return (ms + 999) / 1000;
    }

    private static ProblemException problem(Throwable thrown) {
        return switch (thrown) {
            case ProblemException refusal -> refusal;
            case CompletionException wrapped when wrapped.getCause() != null ->
                    problem(wrapped.getCause());
            case MalformedException malformed ->
                    new ProblemException(
                            ProblemCode.MALFORMED, String.valueOf(malformed.getMessage()));
            case HttpResponseException response -> of(response.getStatus());
            case StorageException failed -> {
                LOG.error("the database failed a request", failed);
                yield new ProblemException(
                        ProblemCode.UNAVAILABLE,
                        "The relay cannot store anything now.",
                        Duration.ofSeconds(2));
            }
            default -> {
                LOG.error("a request failed", thrown);
                yield new ProblemException(ProblemCode.INTERNAL, "The relay failed.");
            }
        };
    }

    /** A refusal by the server's own rules. */
    static ProblemException of(int status) {
        return switch (status) {
            case 404 -> new ProblemException(ProblemCode.NOT_FOUND, "There is nothing here.");
            case 405 ->
                    new ProblemException(
                            ProblemCode.METHOD_NOT_ALLOWED, "This method does not work here.");
            case 413 -> new ProblemException(ProblemCode.TOO_LARGE, "The body is too large.");
            case 500 -> new ProblemException(ProblemCode.INTERNAL, "The relay failed.");
            default -> new ProblemException(ProblemCode.MALFORMED, "The request is malformed.");
        };
    }
}
