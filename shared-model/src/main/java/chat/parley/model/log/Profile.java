package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.codec.Text;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;

/**
 * How an account presents itself.
 *
 * @param v 1
 * @param version rises with every change; the highest counts
 * @param name as shown, 1 to 64 characters
 * @param ts milliseconds since 1970 by the author's clock
 */
public record Profile(int v, AccountId acct, long version, Handle handle, String name, long ts) {
    public Profile {
        MalformedException.require(v == 1, "profile of another version");
        MalformedException.require(version >= 1, "profile version below 1");
        MalformedException.require(Text.name(name, 64, "name").equals(name), "name with margins");
    }

    public Bytes toBytes() {
        return Cbor.bytes(this);
    }

    @Override
    public String toString() {
        return "[profile of " + acct + "]";
    }
}
