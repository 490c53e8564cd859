package chat.parley.engine;

import chat.parley.engine.account.JoinFlow;
import chat.parley.engine.keys.KeyWraps;
import chat.parley.engine.keys.OsKeystore;
import chat.parley.engine.keys.ProfileLock;
import chat.parley.engine.link.LinkTimes;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.link.RelayTrust;
import chat.parley.engine.trouble.Futures;
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

    private static final LinkTimes TIMES = LinkTimes.STANDARD;

    private final Path home;
    private final OsKeystore keystore;
    private final Clock clock;
    private final SecureRandom random;
    private final String deviceName;
    private final JoinFlow joining;
    private final ExecutorService background =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("parley-entrance-", 0).factory());

    /**
     * The door of {@code home}.
     *
     * @param deviceName how the person calls this device
     */
    public EngineWiring(
            Path home, OsKeystore keystore, Clock clock, SecureRandom random, String deviceName) {
        this.home = home;
        this.keystore = keystore;
        this.clock = clock;
        this.random = random;
        this.deviceName = deviceName;
        this.joining = new JoinFlow(home, keystore, clock, random, TIMES);
    }

    @Override
    public CompletableFuture<Look> look() {
        return Futures.later(background, this::looked);
    }

    private Look looked() {
        try {
            JoinFlow.Stage stage = joining.stage();
            if (stage != JoinFlow.Stage.NOTHING && inUse()) {
                return Look.IN_USE;
            }
            return switch (stage) {
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

    private boolean inUse() throws ParleyException {
        Optional<ProfileLock> lock = ProfileLock.take(home);
        lock.ifPresent(ProfileLock::close);
        return lock.isEmpty();
    }

    @Override
    public CompletableFuture<Boolean> keystore() {
        return Futures.later(background, keystore::available);
    }

    @Override
    public CompletableFuture<RelayPreview> preview(InviteLink link) {
        return Futures.later(background, () -> RelayTrust.preview(link, TIMES));
    }

    @Override
    public CompletableFuture<Messenger> join(
            InviteLink link, String name, Handle handle, char[] passphrase) {
        return Futures.later(
                background,
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
        return Futures.later(
                background,
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

    private interface Opening {
        JoinFlow.Admitted admitted() throws ParleyException;
    }

    private Messenger locked(Opening opening) throws ParleyException {
        ProfileLock lock =
                ProfileLock.take(home)
                        .orElseThrow(() -> new ParleyException(Trouble.PROFILE_IN_USE));
        try {
            JoinFlow.Admitted admitted = opening.admitted();
            OpenProfile profile = OpenProfile.open(home, lock, admitted, deviceName, clock, random);
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
