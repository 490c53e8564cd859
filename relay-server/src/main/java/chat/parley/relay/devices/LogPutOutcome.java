package chat.parley.relay.devices;

import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.LogRefusedException;

/** What became of an entry that somebody wanted to append. */
public sealed interface LogPutOutcome {
    /** It stands in the log, now or since before. */
    record Stored(DeviceLog log, long seq) implements LogPutOutcome {}

    /** The log has another head. */
    record HeadMoved(LogHead head) implements LogPutOutcome {}

    /** It is not allowed where it stands. */
    record Refused(LogRefusedException.Reason reason) implements LogPutOutcome {}

    /** The asking device does not speak for the account. */
    record Forbidden() implements LogPutOutcome {}
}
