package chat.parley.engine.crypto;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Domain;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceKeys;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.signal.libsignal.protocol.IdentityKeyPair;
import org.signal.libsignal.protocol.InvalidKeyException;

/**
 * This device's own keys, for life: libsignal's identity pair and the Ed25519 signing key. Each proves
 * the other: the identity key signs the signing key's statement, and the signing key signs the log
 * entry that holds both. Prints nothing of itself.
 */
public final class DeviceIdentity {
    /** libsignal's registration ids are 14 bits without 0. */
    private static final int REGISTRATION_IDS = 16380;

    private final AccountId account;
    private final DeviceId device;
    private final IdentityKeyPair identity;
    private final int registrationId;
    private final SigningKey signing;

    private DeviceIdentity(
            AccountId account,
            DeviceId device,
            IdentityKeyPair identity,
            int registrationId,
            SigningKey signing) {
        MalformedException.require(
                registrationId >= 1 && registrationId <= REGISTRATION_IDS,
                "registration id out of range");
        this.account = account;
        this.device = device;
        this.identity = identity;
        this.registrationId = registrationId;
        this.signing = signing;
    }

    /** A new device of {@code account}; {@code random} makes its id and signing key. */
    public static DeviceIdentity create(AccountId account, SecureRandom random) {
        return new DeviceIdentity(
                account,
                DeviceId.of(randomUuid(random)),
                IdentityKeyPair.generate(),
                1 + random.nextInt(REGISTRATION_IDS),
                SigningKey.random(random));
    }

    /**
     * The device whose secrets were kept.
     *
     * @param identityPair as {@link #identityPair()} gave it
     * @param signSeed of {@link #signing()}, 32 bytes
     * @throws MalformedException where the pair is none
     */
    public static DeviceIdentity restore(
            AccountId account,
            DeviceId device,
            Bytes identityPair,
            int registrationId,
            Bytes signSeed) {
        try {
            return new DeviceIdentity(
                    account,
                    device,
                    new IdentityKeyPair(identityPair.toArray()),
                    registrationId,
                    SigningKey.fromSeed(signSeed));
        } catch (InvalidKeyException e) {
            throw new MalformedException("not an identity key pair", e);
        }
    }

    private static UUID randomUuid(SecureRandom random) {
        long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    public AccountId account() {
        return account;
    }

    public DeviceId device() {
        return device;
    }

    public int registrationId() {
        return registrationId;
    }

    /** The Ed25519 key that signs log entries, profiles and hellos. */
    public SigningKey signing() {
        return signing;
    }

    /** libsignal's serialised key pair, for the sealed file that keeps it. */
    public Bytes identityPair() {
        return Bytes.of(identity.serialize());
    }

    /** How the account's log introduces this device. */
    public DeviceKeys keys(List<String> caps) {
        Bytes statement = DeviceKeys.identityStatement(account, device, signing.publicKey());
        byte[] proof =
                identity.getPrivateKey()
                        .calculateSignature(Domain.IDENTITY_PROOF.over(statement.toArray()));
        return new DeviceKeys(
                device,
                Bytes.of(identity.getPublicKey().serialize()),
                signing.publicKey(),
                caps,
                Bytes.of(proof));
    }

    IdentityKeyPair pair() {
        return identity;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
