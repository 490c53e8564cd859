package chat.parley.engine.account;

import chat.parley.engine.crypto.PreKeyMaker;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.link.ProblemException;
import chat.parley.engine.link.RelayHttp;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Work;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyUpload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the relay supplied with this device's prekeys. Every upload makes keys that are kept for weeks,
 * so a relay that says again and again that it has none is not believed for ever. Thread-safe; blocks,
 * never on the lane.
 */
public final class PreKeyUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(PreKeyUpkeep.class);

    private static final int MOST_UPLOADS = 6;
    private static final Duration WITHIN = Duration.ofHours(6);

    private final PreKeyMaker maker;
    private final Lane lane;
    private final Ledger ledger;
    private final RelayHttp http;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean replaceAll = new AtomicBoolean();
    private final Deque<Instant> uploads = new ArrayDeque<>();
    private Instant notBefore = Instant.MIN;

    public PreKeyUpkeep(PreKeyMaker maker, Lane lane, Ledger ledger, RelayHttp http, Clock clock) {
        this.maker = maker;
        this.lane = lane;
        this.ledger = ledger;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Uploads what is due, unless somebody is at it or it was done often enough; then it waits for the
     * next call.
     *
     * @param everything in place of whatever the relay holds, since it was restored
     */
    public void run(boolean everything) {
        if (everything) {
            replaceAll.set(true);
        }
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            if (mayUpload()) {
                upload();
            }
        } catch (ProblemException e) {
            e.retryAfter().ifPresent(wait -> notBefore = clock.instant().plus(wait));
            LOG.info("prekeys wait: {}", e.getMessage());
        } catch (ParleyException | CompletionException e) {
            LOG.info("prekeys wait for the next connection: {}", e.getMessage());
        } finally {
            running.set(false);
        }
    }

    private boolean mayUpload() {
        Instant now = clock.instant();
        while (!uploads.isEmpty() && !uploads.getFirst().plus(WITHIN).isAfter(now)) {
            uploads.removeFirst();
        }
        return uploads.size() < MOST_UPLOADS && !now.isBefore(notBefore);
    }

    private void upload() throws ParleyException, ProblemException {
        PreKeyCount held = http.preKeyCount();
        boolean everything = replaceAll.get();
        Optional<PreKeyUpload> due =
                write(tx -> everything ? Optional.of(maker.everything(tx)) : maker.due(tx, held));
        if (due.isEmpty()) {
            return;
        }
        uploads.addLast(clock.instant());
        var _ = http.putPreKeys(due.get());
        var _ =
                write(
                        tx -> {
                            maker.answered(tx);
                            return true;
                        });
        if (everything) {
            replaceAll.set(false);
        }
    }

    private <T> T write(Work<T> work) {
        return lane.call(() -> ledger.write(work)).join();
    }
}
