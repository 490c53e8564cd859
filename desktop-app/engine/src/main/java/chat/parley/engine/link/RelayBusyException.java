package chat.parley.engine.link;

import java.io.IOException;
import java.time.Duration;

/** The relay, or a proxy before it, answers that it cannot serve now. */
final class RelayBusyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    RelayBusyException(int status, Duration retryAfter) {
        super("HTTP status " + status);
        this.retryAfter = retryAfter;
    }

    /** Zero where it did not say. */
    Duration retryAfter() {
        return retryAfter;
    }
}
