package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;

/** The newest entry of an account's log that somebody holds: its number and its hash. */
public record LogHead(AccountId acct, long seq, Bytes hash) {
    public LogHead {
        MalformedException.require(seq >= 0 && seq < LogEntry.MAX_ENTRIES, "log head out of range");
        hash.exactly(32, "log head hash");
    }
}
