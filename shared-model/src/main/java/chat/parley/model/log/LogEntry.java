package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import java.util.Optional;

/**
 * One entry of a device log, before signing.
 *
 * @param v 1
 * @param seq 0 for the first entry, then one more each
 * @param prev SHA-256 of the previous entry's bytes; 32 zero bytes for the first
 * @param signer the device that signs; empty where the root key does
 * @param ts milliseconds since 1970 by the author's clock; never refuses
 */
public record LogEntry(
        int v, AccountId acct, long seq, Bytes prev, Act act, Optional<DeviceId> signer, long ts) {
    /** {@code prev} of the first entry. */
    public static final Bytes NOTHING = Bytes.of(new byte[32]);

    /** An account's log never grows beyond this. */
    public static final int MAX_ENTRIES = 4096;

    public LogEntry {
        MalformedException.require(v == 1, "log entry of another version");
        MalformedException.require(seq >= 0 && seq < MAX_ENTRIES, "log entry number out of range");
        prev.exactly(32, "previous hash");
    }

    public Bytes toBytes() {
        return Cbor.bytes(this);
    }
}
