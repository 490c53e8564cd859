package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.codec.Text;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedTicket;
import java.util.Optional;

/**
 * What makes this device itself. Written before the first request to a relay, so that a lost answer or a crash while
 * joining goes on with the same account and the same keys.
 *
 * @param identityKeyPair as libsignal serialises it
 * @param registrationId libsignal's, 1 to 16380
 * @param signSeed of the device's Ed25519 signing key, 32 bytes
 * @param countersSecret for the mac over the guard's counters, 32 bytes
 * @param pin SHA-256 of the relay's identity key
 * @param ticket present once the relay admitted the account
 * @param kit 16 bytes, until the person saved them
 * @param inviteToken while joining is not finished
 * @param name as the profile shows it
 */
public record DeviceSecrets(
        AccountId account,
        DeviceId device,
        Bytes identityKeyPair,
        int registrationId,
        Bytes signSeed,
        Bytes countersSecret,
        RelayAddress relay,
        Bytes pin,
        Optional<SignedTicket> ticket,
        Optional<Bytes> kit,
        Optional<Bytes> inviteToken,
        Handle handle,
        String name,
        Role role) {
    public DeviceSecrets {
        identityKeyPair.between(1, 256, "identity key pair");
        MalformedException.require(
                registrationId >= 1 && registrationId <= 16380, "registration id out of range");
        signSeed.exactly(32, "signing seed");
        countersSecret.exactly(32, "secret of the counters");
        pin.exactly(32, "pin");
        kit.ifPresent(secret -> secret.exactly(16, "recovery kit"));
        inviteToken.ifPresent(token -> token.between(1, 256, "invite token"));
        name = Text.name(name, 64, "name");
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
