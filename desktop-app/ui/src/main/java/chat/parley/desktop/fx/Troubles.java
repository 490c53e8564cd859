package chat.parley.desktop.fx;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong in something that the engine was asked for, out of the failure of its future. */
public final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private Troubles() {}

    /** The trouble; {@link Trouble#INTERNAL}, logged, where the failure was not an expected one. */
    public static Trouble of(Throwable failure) {
        Optional<ParleyException> expected = expected(failure);
        if (expected.isEmpty()) {
            LOG.error("unexpected failure", failure);
        }
        return expected.map(ParleyException::trouble).orElse(Trouble.INTERNAL);
    }

    /** The engine's own exception, where the failure was an expected one. */
    public static Optional<ParleyException> expected(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner instanceof ParleyException parley ? Optional.of(parley) : Optional.empty();
    }
}
