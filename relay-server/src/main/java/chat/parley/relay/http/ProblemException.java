package chat.parley.relay.http;

import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import java.time.Duration;
import java.util.Optional;

/** A request that is refused; answered as problem+json. Carries no input of the client. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final Duration retryAfter;

    /** A refusal for which trying again makes no sense. */
    public ProblemException(ProblemCode code, String sentence) {
        this(code, sentence, Duration.ZERO);
    }

    /**
     * A refusal for now.
     *
     * @param retryAfter when to try again; zero where that makes no sense
     */
    public ProblemException(ProblemCode code, String sentence, Duration retryAfter) {
        super(sentence, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public static ProblemException limited(Duration retryAfter) {
        return new ProblemException(
                ProblemCode.RATE_LIMITED, "Too many requests; try again later.", retryAfter);
    }

    public ProblemCode code() {
        return code;
    }

    Problem problem() {
        Optional<Long> retryMs =
                retryAfter.isZero()
                        ? Optional.empty()
                        : Optional.of(retryAfter.plusNanos(999_999).toMillis()); // rounded up
        return Problem.of(code, String.valueOf(getMessage()), retryMs);
    }
}
