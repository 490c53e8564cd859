package chat.parley.engine.link;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.http.ProblemCode;
import java.time.Duration;
import java.util.Optional;

/** The relay's no over HTTP. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Optional<Duration> retryAfter;

    public ProblemException(ProblemCode code, Optional<Duration> retryAfter) {
        super(code.name());
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public ProblemCode code() {
        return code;
    }

    /** When the relay wants to be asked again. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The same for people. */
    public ParleyException toParley() {
        return new ParleyException(
                switch (code) {
                    case RATE_LIMITED -> Trouble.RATE_LIMITED;
                    case INTERNAL, UNAVAILABLE -> Trouble.RELAY_UNREACHABLE;
                    case INVITE_SPENT -> Trouble.INVITE_SPENT;
                    case HANDLE_TAKEN -> Trouble.HANDLE_TAKEN;
                    case ACCOUNT_CLOSED -> Trouble.ACCOUNT_CLOSED;
                    case UNAUTHENTICATED -> Trouble.SIGNED_OUT;
                    case MALFORMED,
                            FORBIDDEN,
                            NOT_FOUND,
                            METHOD_NOT_ALLOWED,
                            TOO_LARGE,
                            LOG_REFUSED,
                            PROFILE_STALE ->
                            Trouble.REFUSED;
                },
                this);
    }
}
