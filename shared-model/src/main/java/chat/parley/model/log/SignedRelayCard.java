package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Domain;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.crypto.Signatures;
import chat.parley.model.crypto.SigningKey;

/**
 * A relay card's raw bytes and its signature; what {@code /.well-known/parley} serves (as JSON).
 *
 * @param card at most 4 KiB
 */
public record SignedRelayCard(Bytes card, Bytes sig) {
    public SignedRelayCard {
        card.between(1, 4096, "relay card");
        sig.exactly(64, "signature");
    }

    public static SignedRelayCard sign(RelayCard card, SigningKey key) {
        Bytes bytes = card.toBytes();
        return new SignedRelayCard(bytes, key.sign(Domain.RELAY_CARD, bytes));
    }

    /**
     * The card, if it is signed by a key whose SHA-256 is {@code pin}.
     *
     * @throws MalformedException otherwise
     */
    public RelayCard verified(Bytes pin) {
        RelayCard parsed = Cbor.read(card, RelayCard.class);
        MalformedException.require(
                Hashes.sha256(parsed.key()).equals(pin), "relay card of another relay");
        MalformedException.require(
                Signatures.verify(parsed.key(), Domain.RELAY_CARD, card, sig),
                "relay card with a bad signature");
        return parsed;
    }
}
