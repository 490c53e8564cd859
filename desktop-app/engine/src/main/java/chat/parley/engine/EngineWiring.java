package chat.parley.engine;

import chat.parley.engine.account.Registration;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.DeviceFile;
import chat.parley.engine.keys.DeviceSecrets;
import chat.parley.engine.keys.KeyWraps;
import chat.parley.engine.keys.Kit;
import chat.parley.engine.keys.OsKeystore;
import chat.parley.engine.keys.ProfileLock;
import chat.parley.engine.link.LinkTimes;
import chat.parley.engine.link.RelayHttp;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.link.RelayTrust;
import chat.parley.engine.link.Sessions;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import java.io.IOException;
import java.nio.file.Files;
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
    }

    @Override
    public Look look() {
        try {
            if (!KeyWraps.present(home)) {
                return Look.EMPTY;
            }
            if (!begun()) {
                return Look.UNFINISHED;
            }
            return KeyWraps.open(home, keystore, random).hasKeystoreWrap() && keystore.available()
                    ? Look.KEYSTORE
                    : Look.PASSPHRASE;
        } catch (ParleyException e) {
            return Look.PASSPHRASE; // opening it says what is wrong
        }
    }

    /** Whether the profile was ever opened: the journal is made then. */
    private boolean begun() {
        return Files.exists(home.resolve("journal"));
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
                        return locked(lock -> join(lock, link, name, handle, passphrase));
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
                        if (!KeyWraps.present(home)) {
                            throw new ParleyException(Trouble.NO_PROFILE);
                        }
                        return locked(lock -> open(lock, passphrase));
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
        Messenger with(ProfileLock lock) throws ParleyException;
    }

    private Messenger locked(Opening opening) throws ParleyException {
        ProfileLock lock =
                ProfileLock.take(home)
                        .orElseThrow(() -> new ParleyException(Trouble.PROFILE_IN_USE));
        try {
            return opening.with(lock);
        } catch (ParleyException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Messenger join(
            ProfileLock lock, InviteLink link, String name, Handle handle, char[] passphrase)
            throws ParleyException {
        if (KeyWraps.present(home) && begun()) {
            throw new ParleyException(Trouble.PROFILE_EXISTS);
        }
        RelayTrust.preview(link, times); // nothing is written for a relay that is not there
        if (KeyWraps.present(home)) {
            DataKey dataKey = KeyWraps.open(home, keystore, random).unlock(passphrase);
            DeviceFile file = new DeviceFile(home, dataKey, random);
            Registration registration = new Registration(file, random, clock);
            Optional<DeviceSecrets> before = file.read();
            if (before.isPresent()) {
                return finish(
                        lock,
                        dataKey,
                        registration,
                        registration.changed(before.get(), link, handle, name));
            }
            forgetKeys(); // nothing was ever sealed with them but what was to come
        }
        Kit kit = Kit.random(random);
        DataKey dataKey = DataKey.random(random);
        KeyWraps.create(home, dataKey, passphrase, kit.sealingPublic(), keystore, random);
        Registration registration =
                new Registration(new DeviceFile(home, dataKey, random), random, clock);
        return finish(lock, dataKey, registration, registration.begin(kit, link, handle, name));
    }

    private void forgetKeys() throws ParleyException {
        try {
            Files.deleteIfExists(home.resolve("keys"));
            Files.deleteIfExists(home.resolve("keys.copy"));
        } catch (IOException e) {
            throw new ParleyException(Trouble.PROFILE_READ_ONLY, e);
        }
    }

    private Messenger open(ProfileLock lock, Optional<char[]> passphrase) throws ParleyException {
        KeyWraps wraps = KeyWraps.open(home, keystore, random);
        DataKey dataKey =
                passphrase.isPresent()
                        ? wraps.unlock(passphrase.get())
                        : wraps.unlockFromKeystore()
                                .orElseThrow(() -> new ParleyException(Trouble.PASSPHRASE_MISSING));
        DeviceFile file = new DeviceFile(home, dataKey, random);
        DeviceSecrets secrets =
                file.read()
                        .orElseThrow(
                                () ->
                                        new ParleyException(
                                                begun()
                                                        ? Trouble.PROFILE_DAMAGED
                                                        : Trouble.NO_PROFILE));
        return finish(lock, dataKey, new Registration(file, random, clock), secrets);
    }

    /** Joins if that is still to be done, then opens what the profile holds. */
    private Messenger finish(
            ProfileLock lock, DataKey dataKey, Registration registration, DeviceSecrets secrets)
            throws ParleyException {
        RelayTrust trust = new RelayTrust(secrets.relay(), secrets.pin(), times);
        DeviceSecrets joined = secrets;
        if (secrets.inviteToken().isPresent()) {
            try (RelayHttp http = new RelayHttp(trust, new Nobody())) {
                joined = registration.join(secrets, http, trust);
            }
        }
        OpenProfile profile =
                OpenProfile.open(home, lock, dataKey, registration, joined, trust, clock, random);
        if (secrets.inviteToken().isPresent()) {
            profile.awaitReachable(REACHABLE);
        }
        return profile;
    }

    /** Joining needs no session. */
    private static final class Nobody implements Sessions {
        @Override
        public Optional<Bytes> token() {
            return Optional.empty();
        }

        @Override
        public Bytes renewed() throws ParleyException {
            throw new ParleyException(Trouble.SIGNED_OUT);
        }
    }
}
