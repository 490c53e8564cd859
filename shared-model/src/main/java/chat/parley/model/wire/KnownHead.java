package chat.parley.model.wire;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.LogEntry;

/** The device log entry for which something was encrypted. */
public record KnownHead(AccountId acct, long seq) {
    public KnownHead {
        MalformedException.require(seq >= 0 && seq < LogEntry.MAX_ENTRIES, "log head out of range");
    }
}
