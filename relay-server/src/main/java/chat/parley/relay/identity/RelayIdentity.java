package chat.parley.relay.identity;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.log.RelayCard;
import chat.parley.model.log.SignedRelayCard;
import chat.parley.model.log.SignedTicket;
import chat.parley.model.log.Ticket;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.FolderException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The relay's identity key. Immutable. */
public final class RelayIdentity {
    private static final String FILE = "identity.key";

    private final SigningKey key;
    private final Bytes pin;

    private RelayIdentity(SigningKey key) {
        this.key = key;
        this.pin = Hashes.sha256(key.publicKey());
    }

    /** The identity kept in the folder, made there if there is none yet. */
    public static RelayIdentity open(DataFolder folder, SecureRandom random)
            throws FolderException {
        Optional<byte[]> kept = folder.read(FILE);
        if (kept.isEmpty()) {
            SigningKey key = SigningKey.random(random);
            folder.write(FILE, (key.seed().base64() + "\n").getBytes(StandardCharsets.US_ASCII));
            return new RelayIdentity(key);
        }
        try {
            String seed = new String(kept.get(), StandardCharsets.US_ASCII).strip();
            return new RelayIdentity(SigningKey.fromSeed(Bytes.fromBase64(seed)));
        } catch (MalformedException e) {
            throw new FolderException(
                    "The file " + folder.file(FILE) + " does not hold an identity key.", e);
        }
    }

    /** SHA-256 of the public key, 32 bytes. */
    public Bytes pin() {
        return pin;
    }

    /** What {@code /.well-known/parley} serves. */
    public SignedRelayCard card(String name, List<Bytes> tlsKeys, long now) {
        return SignedRelayCard.sign(new RelayCard(1, key.publicKey(), name, tlsKeys, now), key);
    }

    public SignedTicket ticket(Ticket ticket) {
        return SignedTicket.sign(ticket, key);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
