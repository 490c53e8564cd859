package chat.parley.engine.account;

import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.DeviceFile;
import chat.parley.engine.keys.DeviceSecrets;
import chat.parley.engine.keys.KeyWraps;
import chat.parley.engine.keys.Kit;
import chat.parley.engine.keys.OsKeystore;
import chat.parley.engine.link.LinkTimes;
import chat.parley.engine.link.RelayHttp;
import chat.parley.engine.link.RelayTrust;
import chat.parley.engine.link.Sessions;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * From an empty folder to an account that the relay took in, or on from wherever the last attempt
 * ended: each file is durable before the next step, so no step is lost and none is done twice. For one
 * thread that holds the profile's lock.
 *
 * <pre>
 *  NOTHING   no file, or keys that sealed nothing yet: they are made anew
 *  ASKING    the device file is there: the relay may know the account already, so only it can be meant
 *  BEGUN     the relay took the account in and the profile was opened
 * </pre>
 */
public final class JoinFlow {
    private final Path home;
    private final OsKeystore keystore;
    private final Clock clock;
    private final SecureRandom random;
    private final LinkTimes times;

    public JoinFlow(
            Path home, OsKeystore keystore, Clock clock, SecureRandom random, LinkTimes times) {
        this.home = home;
        this.keystore = keystore;
        this.clock = clock;
        this.random = random;
        this.times = times;
    }

    /** How far it came in this folder. */
    public enum Stage {
        NOTHING,
        ASKING,
        BEGUN
    }

    /**
     * An account that its relay knows, and what opens its profile.
     *
     * @param justNow whether the person waits for joining to be done
     */
    public record Admitted(
            DataKey dataKey,
            Registration registration,
            DeviceSecrets secrets,
            RelayTrust trust,
            boolean justNow) {
        @Override
        public String toString() {
            return "[admitted, " + secrets.account() + "]";
        }
    }

    public Stage stage() throws ParleyException {
        if (!KeyWraps.present(home)) {
            return Stage.NOTHING;
        }
        if (Files.exists(home.resolve("journal"))) {
            return Stage.BEGUN;
        }
        return DeviceFile.present(home) ? Stage.ASKING : Stage.NOTHING;
    }

    /**
     * Joins, or goes on with joining; blocks.
     *
     * @param passphrase the caller clears it
     */
    public Admitted join(InviteLink link, String name, Handle handle, char[] passphrase)
            throws ParleyException {
        String proper = Registration.properName(name);
        return switch (stage()) {
            case NOTHING -> fresh(link, proper, handle, passphrase);
            case ASKING -> {
                DataKey dataKey = KeyWraps.open(home, keystore, random).unlock(passphrase);
                yield again(dataKey, secrets(dataKey), link, proper, handle);
            }
            case BEGUN -> begun(link, proper, handle, passphrase);
        };
    }

    private Admitted fresh(InviteLink link, String name, Handle handle, char[] passphrase)
            throws ParleyException {
        RelayTrust.preview(link, times); // nothing is written for a relay that is not there
        if (KeyWraps.present(home)) {
            KeyWraps.discard(home, keystore, random);
        }
        Kit kit = Kit.random(random);
        DataKey dataKey = DataKey.random(random);
        KeyWraps.create(home, dataKey, passphrase, kit.sealingPublic(), keystore, random);
        return admitted(dataKey, registration(dataKey).begin(kit, link, handle, name), true);
    }

    private Admitted again(
            DataKey dataKey, DeviceSecrets before, InviteLink link, String name, Handle handle)
            throws ParleyException {
        Optional<Bytes> token = before.inviteToken();
        if (token.isEmpty()) {
            requireSame(before, link, name, handle);
            return admitted(dataKey, before, true);
        }
        Registration registration = registration(dataKey);
        boolean same =
                token.get().equals(link.token())
                        && before.handle().equals(handle)
                        && before.name().equals(name);
        if (!same && before.pin().equals(link.pin())) {
            // What was asked before may have been granted, and then nothing else will be.
            InviteLink asked = new InviteLink(link.relay(), before.pin(), token.get());
            try {
                return admitted(
                        dataKey,
                        registration.changed(before, asked, before.handle(), before.name()),
                        true);
            } catch (ParleyException e) {
                if (!refused(e.trouble())) {
                    throw e;
                }
            }
        }
        return admitted(dataKey, registration.changed(before, link, handle, name), true);
    }

    /** Whether the relay's word says that no account was made. */
    private static boolean refused(Trouble trouble) {
        return trouble == Trouble.HANDLE_TAKEN
                || trouble == Trouble.INVITE_SPENT
                || trouble == Trouble.REFUSED;
    }

    /** Goes on only for somebody who was never handed the kit of just this account. */
    private Admitted begun(InviteLink link, String name, Handle handle, char[] passphrase)
            throws ParleyException {
        DataKey dataKey;
        try {
            dataKey = KeyWraps.open(home, keystore, random).unlock(passphrase);
        } catch (ParleyException e) {
            throw e.trouble() == Trouble.PASSPHRASE_WRONG
                    ? new ParleyException(Trouble.PROFILE_EXISTS, e)
                    : e;
        }
        DeviceSecrets before = secrets(dataKey);
        requireSame(before, link, name, handle);
        return admitted(dataKey, before, true);
    }

    private static void requireSame(
            DeviceSecrets before, InviteLink link, String name, Handle handle)
            throws ParleyException {
        if (before.kit().isEmpty()
                || !before.pin().equals(link.pin())
                || !before.handle().equals(handle)
                || !before.name().equals(name)) {
            throw new ParleyException(Trouble.PROFILE_EXISTS);
        }
    }

    /**
     * Unlocks what is there, and joins if that is still to be done; blocks.
     *
     * @param passphrase empty to ask the keystore; the caller clears it
     */
    public Admitted open(Optional<char[]> passphrase) throws ParleyException {
        if (stage() == Stage.NOTHING) {
            throw new ParleyException(Trouble.NO_PROFILE);
        }
        KeyWraps wraps = KeyWraps.open(home, keystore, random);
        DataKey dataKey =
                passphrase.isPresent()
                        ? wraps.unlock(passphrase.get())
                        : wraps.unlockFromKeystore()
                                .orElseThrow(() -> new ParleyException(Trouble.PASSPHRASE_MISSING));
        DeviceSecrets secrets = secrets(dataKey);
        return admitted(dataKey, secrets, secrets.inviteToken().isPresent());
    }

    private Registration registration(DataKey dataKey) {
        return new Registration(new DeviceFile(home, dataKey, random), random, clock);
    }

    private DeviceSecrets secrets(DataKey dataKey) throws ParleyException {
        return new DeviceFile(home, dataKey, random)
                .read()
                .orElseThrow(() -> new ParleyException(Trouble.PROFILE_DAMAGED));
    }

    private Admitted admitted(DataKey dataKey, DeviceSecrets secrets, boolean justNow)
            throws ParleyException {
        Registration registration = registration(dataKey);
        RelayTrust trust = new RelayTrust(secrets.relay(), secrets.pin(), times);
        DeviceSecrets joined = secrets;
        if (secrets.inviteToken().isPresent()) {
            try (RelayHttp http = new RelayHttp(trust, new Nobody())) {
                joined = registration.join(secrets, http, trust);
            }
        }
        return new Admitted(dataKey, registration, joined, trust, justNow);
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
