package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;

/**
 * The relay's word that it admitted an account; a relay with the same identity key that lost the
 * account takes it back against this.
 *
 * @param v 1
 * @param ts milliseconds since 1970
 */
public record Ticket(int v, AccountId acct, Role role, long ts) {
    public Ticket {
        MalformedException.require(v == 1, "ticket of another version");
    }

    public Bytes toBytes() {
        return Cbor.bytes(this);
    }
}
