package chat.parley.engine;

import chat.parley.engine.account.JoinFlow;
import chat.parley.engine.keys.KeyWraps;
import chat.parley.engine.keys.OsKeystore;
import chat.parley.engine.keys.ProfileLock;
import chat.parley.engine.link.LinkTimes;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.link.RelayTrust;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Puts the engine together over one profile folder, from the keys up.
 *
 * <pre>
 *  home/keys, keys.copy       the wrapped data key            home/lock    one Parley at a time
 *  home/device, device.copy   this device's secrets           home/journal, home/database
 * </pre>
 */
public final class EngineWiring implements Entrance {
    /** A relay that was there for joining is there for the prekeys; if not, joining is done all the same. */
    private static final Duration REACHABLE = Duration.ofSeconds(15);

    private final Path home;
    private final OsKeystore keystore;
    private final Clock clock;
    private final SecureRandom random;
    private final LinkTimes times;
    private final JoinFlow joining;
    private final ExecutorService background =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("parley-entrance-", 0).factory());

    public EngineWiring(Path home, OsKeystore keystore, Clock clock, SecureRandom random) {
        this(home, keystore, clock, random, LinkTimes.STANDARD);
    }

    EngineWiring(
            Path home, OsKeystore keystore, Clock clock, SecureRandom random, LinkTimes times) {
        this.home = home;
        this.keystore = keystore;
        this.clock = clock;
        this.random = random;
        this.times = times;
        this.joining = new JoinFlow(home, keystore, clock, random, times);
    }

    @Override
    public CompletableFuture<Look> look() {
        return later(this::looked);
    }

    private Look looked() {
        try {
            return switch (joining.stage()) {
                case NOTHING -> Look.EMPTY;
                case ASKING -> Look.UNFINISHED;
                case BEGUN ->
                        KeyWraps.open(home, keystore, random).hasKeystoreWrap()
                                        && keystore.available()
                                ? Look.KEYSTORE
                                : Look.PASSPHRASE;
            };
        } catch (ParleyException e) {
            return Look.PASSPHRASE; // opening it says what is wrong
        }
    }

    @Override
    public CompletableFuture<RelayPreview> preview(InviteLink link) {
        return later(() -> RelayTrust.preview(link, times));
    }

    @Override
    public CompletableFuture<Messenger> join(
            InviteLink link, String name, Handle handle, char[] passphrase) {
        return later(
                () -> {
                    try {
                        return locked(() -> joining.join(link, name, handle, passphrase));
                    } finally {
                        Arrays.fill(passphrase, '\0');
                    }
                });
    }

    @Override
    public CompletableFuture<Messenger> open(Optional<char[]> passphrase) {
        return later(
                () -> {
                    try {
                        if (joining.stage() == JoinFlow.Stage.NOTHING) {
                            throw new ParleyException(Trouble.NO_PROFILE); // and makes no folder
                        }
                        return locked(() -> joining.open(passphrase));
                    } finally {
                        passphrase.ifPresent(secret -> Arrays.fill(secret, '\0'));
                    }
                });
    }

    private <T> CompletableFuture<T> later(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        background.execute(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }

    private interface Opening {
        JoinFlow.Admitted admitted() throws ParleyException;
    }

    private Messenger locked(Opening opening) throws ParleyException {
        ProfileLock lock =
                ProfileLock.take(home)
                        .orElseThrow(() -> new ParleyException(Trouble.PROFILE_IN_USE));
        try {
            JoinFlow.Admitted admitted = opening.admitted();
            OpenProfile profile = OpenProfile.open(home, lock, admitted, clock, random);
            if (admitted.justNow()) {
                profile.awaitReachable(REACHABLE);
            }
            return profile;
        } catch (ParleyException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }
}
