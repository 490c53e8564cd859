package chat.parley.engine.account;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.wire.RelayFrame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done at the relay from time to time, without anybody asking: prekeys there, people
 * here. Thread-safe; nothing here blocks but {@link #awaitReachable}.
 */
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** Prekeys age without a connection being lost. */
    private static final Duration EVERY = Duration.ofHours(6);

    private final Contacts contacts;
    private final PreKeyUpkeep preKeys;
    private final BooleanSupplier sends;
    private final Executor background;
    private final CompletableFuture<Boolean> reachable = new CompletableFuture<>();
    private final AtomicBoolean readingDirectory = new AtomicBoolean();

    /**
     * Does nothing before {@link #begin}.
     *
     * @param sends whether this device still sends at all
     */
    public Upkeep(
            Contacts contacts, PreKeyUpkeep preKeys, BooleanSupplier sends, Executor background) {
        this.contacts = contacts;
        this.preKeys = preKeys;
        this.sends = sends;
        this.background = background;
    }

    public void begin(ScheduledExecutorService timer) {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::connected, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** There is a connection. */
    public void connected() {
        background.execute(
                () -> {
                    if (sends.getAsBoolean()) {
                        preKeys.run(false);
                    }
                    reachable.complete(true);
                    readDirectory();
                });
    }

    /** The relay says that something changed. */
    public void poked(RelayFrame.Poke poke) {
        switch (poke.kind()) {
            case DIRECTORY -> background.execute(this::readDirectory);
            case LOG -> poke.head().ifPresent(contacts::poked);
            case PREKEYS -> background.execute(() -> preKeys.run(false));
        }
    }

    /** The relay came back from a backup: what it held for this device is put there again. */
    public void relayWentBack() {
        background.execute(() -> preKeys.run(true));
    }

    /**
     * Waits until the relay had a chance to take this device's prekeys, without which nobody can write
     * to it: somebody who joins and leaves at once would be unreachable until they come back.
     */
    public void awaitReachable(Duration patience) {
        try {
            var _ = reachable.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("prekeys go to the relay with the next connection");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readDirectory() {
        // One reader at a time; what changes meanwhile pokes again.
        if (!readingDirectory.compareAndSet(false, true)) {
            return;
        }
        try {
            contacts.readDirectory();
        } catch (ParleyException e) {
            LOG.info("the directory could not be read now: {}", e.getMessage());
        } finally {
            readingDirectory.set(false);
        }
    }
}
