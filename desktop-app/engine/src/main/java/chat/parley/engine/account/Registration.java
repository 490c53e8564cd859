package chat.parley.engine.account;

import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.engine.keys.DeviceFile;
import chat.parley.engine.keys.DeviceSecrets;
import chat.parley.engine.keys.Kit;
import chat.parley.engine.link.ProblemException;
import chat.parley.engine.link.RelayHttp;
import chat.parley.engine.link.RelayTrust;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.codec.Text;
import chat.parley.model.http.Join;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.log.Act;
import chat.parley.model.log.LogEntry;
import chat.parley.model.log.Profile;
import chat.parley.model.log.RelayCard;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.log.SignedProfile;
import chat.parley.model.log.SignedTicket;
import chat.parley.model.log.Ticket;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Joins a relay. All keys are in the device file before the first request, so that whatever is lost
 * on the way (the answer, this process), the next attempt is the same account with the same token.
 */
public final class Registration {
    /** What this program can do, as its device's log entry says. */
    private static final List<String> CAPS = List.of("desktop");

    private static final int LONGEST_NAME = 64;

    private final DeviceFile file;
    private final SecureRandom random;
    private final Clock clock;

    public Registration(DeviceFile file, SecureRandom random, Clock clock) {
        this.file = file;
        this.random = random;
        this.clock = clock;
    }

    /** Makes the keys of an account and its first device; durable on return. */
    public DeviceSecrets begin(Kit kit, InviteLink link, Handle handle, String name)
            throws ParleyException {
        DeviceIdentity identity = DeviceIdentity.create(kit.account(), random);
        byte[] countersSecret = new byte[32];
        random.nextBytes(countersSecret);
        DeviceSecrets secrets =
                new DeviceSecrets(
                        kit.account(),
                        identity.device(),
                        identity.identityPair(),
                        identity.registrationId(),
                        identity.signing().seed(),
                        Bytes.of(countersSecret),
                        link.relay(),
                        link.pin(),
                        Optional.empty(),
                        Optional.of(kit.secret()),
                        Optional.of(link.token()),
                        handle,
                        properName(name),
                        Role.MEMBER);
        file.write(secrets);
        return secrets;
    }

    /** {@code name} as a profile may hold it. */
    static String properName(String name) throws ParleyException {
        try {
            return Text.name(name, LONGEST_NAME, "name");
        } catch (MalformedException e) {
            throw new ParleyException(Trouble.NAME_MALFORMED, e);
        }
    }

    /** The same account with what the person says now: another link, handle or name. */
    public DeviceSecrets changed(DeviceSecrets old, InviteLink link, Handle handle, String name)
            throws ParleyException {
        DeviceSecrets secrets =
                new DeviceSecrets(
                        old.account(),
                        old.device(),
                        old.identityKeyPair(),
                        old.registrationId(),
                        old.signSeed(),
                        old.countersSecret(),
                        link.relay(),
                        link.pin(),
                        Optional.empty(),
                        old.kit(),
                        Optional.of(link.token()),
                        handle,
                        properName(name),
                        old.role());
        file.write(secrets);
        return secrets;
    }

    /** Forgets the kit that the person has saved. */
    public DeviceSecrets kitSaved(DeviceSecrets old) throws ParleyException {
        DeviceSecrets secrets =
                with(old, old.ticket(), Optional.empty(), old.inviteToken(), old.role());
        file.write(secrets);
        return secrets;
    }

    /** The device whose keys {@code secrets} hold. */
    public static DeviceIdentity identity(DeviceSecrets secrets) {
        return DeviceIdentity.restore(
                secrets.account(),
                secrets.device(),
                secrets.identityKeyPair(),
                secrets.registrationId(),
                secrets.signSeed());
    }

    /** Redeems the invite, or does so again; blocks. Durable on return. */
    public DeviceSecrets join(DeviceSecrets secrets, RelayHttp http, RelayTrust trust)
            throws ParleyException {
        Kit kit = Kit.of(secrets.kit().orElseThrow(() -> new ParleyException(Trouble.INTERNAL)));
        DeviceIdentity identity = identity(secrets);
        long now = clock.millis();
        LogEntry create =
                new LogEntry(
                        1,
                        secrets.account(),
                        0,
                        LogEntry.NOTHING,
                        new Act.Create(
                                kit.root().publicKey(), kit.sealingPublic(), identity.keys(CAPS)),
                        Optional.empty(),
                        now);
        Profile profile =
                new Profile(1, secrets.account(), 1, secrets.handle(), secrets.name(), now);
        Join join =
                new Join(
                        secrets.inviteToken().orElseThrow(),
                        SignedEntry.sign(create, kit.root(), identity.signing()),
                        SignedProfile.sign(profile, secrets.device(), identity.signing()));
        SignedTicket signed;
        Ticket ticket;
        try {
            signed = http.join(join).ticket();
            RelayCard card =
                    trust.card().orElseThrow(() -> new ParleyException(Trouble.RELAY_UNREACHABLE));
            ticket = signed.verified(card.key());
        } catch (ProblemException e) {
            throw e.toParley();
        } catch (MalformedException e) {
            throw new ParleyException(Trouble.REFUSED, e);
        }
        if (!ticket.acct().equals(secrets.account())) {
            throw new ParleyException(Trouble.REFUSED);
        }
        DeviceSecrets joined =
                with(secrets, Optional.of(signed), secrets.kit(), Optional.empty(), ticket.role());
        file.write(joined);
        return joined;
    }

    private static DeviceSecrets with(
            DeviceSecrets old,
            Optional<SignedTicket> ticket,
            Optional<Bytes> kit,
            Optional<Bytes> inviteToken,
            Role role) {
        return new DeviceSecrets(
                old.account(),
                old.device(),
                old.identityKeyPair(),
                old.registrationId(),
                old.signSeed(),
                old.countersSecret(),
                old.relay(),
                old.pin(),
                ticket,
                kit,
                inviteToken,
                old.handle(),
                old.name(),
                role);
    }
}
