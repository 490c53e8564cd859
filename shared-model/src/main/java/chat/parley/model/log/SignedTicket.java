package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Domain;
import chat.parley.model.crypto.Signatures;
import chat.parley.model.crypto.SigningKey;

/**
 * A ticket's raw bytes and the relay's signature.
 *
 * @param ticket at most 1 KiB
 */
public record SignedTicket(Bytes ticket, Bytes sig) {
    public SignedTicket {
        ticket.between(1, 1024, "ticket");
        sig.exactly(64, "signature");
    }

    public static SignedTicket sign(Ticket ticket, SigningKey relayKey) {
        Bytes bytes = ticket.toBytes();
        return new SignedTicket(bytes, relayKey.sign(Domain.TICKET, bytes));
    }

    /**
     * The ticket, if {@code relayKey} (Ed25519 public key) signed it.
     *
     * @throws MalformedException otherwise
     */
    public Ticket verified(Bytes relayKey) {
        MalformedException.require(
                Signatures.verify(relayKey, Domain.TICKET, ticket, sig),
                "ticket with a bad signature");
        return Cbor.read(ticket, Ticket.class);
    }
}
