package chat.parley.engine.account;

import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogRefusedException;
import chat.parley.model.log.SignedEntry;
import java.util.Optional;

/**
 * What two verified logs of one account make together. Pure: only a recovery by the root may rewrite
 * what was written, in whichever of the two it stands.
 */
sealed interface LogMerge {
    /** The held log says all that the other says, or overrules what it says otherwise. */
    record Nothing() implements LogMerge {}

    /** The held log goes on to this one, of which entries up to {@code from} are the same. */
    record Next(DeviceLog log, long from) implements LogMerge {}

    /** Neither continues nor overrules the other: somebody has two stories of this account. */
    record Fork(long at) implements LogMerge {}

    /** Merges what somebody else shows into what is held. */
    static LogMerge of(DeviceLog held, DeviceLog shown) {
        long at = common(held, shown);
        if (at > shown.head().seq()) {
            return new Nothing();
        }
        if (at > held.head().seq()) {
            return new Next(shown, at);
        }
        Optional<DeviceLog> overruled = goOn(held, shown, at);
        if (overruled.isPresent()) {
            return new Next(overruled.get(), at);
        }
        return goOn(shown, held, at).isPresent() ? new Nothing() : new Fork(at);
    }

    /** The first number at which the two differ, or one has no entry. */
    private static long common(DeviceLog one, DeviceLog other) {
        long seq = 0;
        while (one.hashAt(seq).isPresent() && one.hashAt(seq).equals(other.hashAt(seq))) {
            seq++;
        }
        return seq;
    }

    private static Optional<DeviceLog> goOn(DeviceLog log, DeviceLog source, long from) {
        DeviceLog next = log;
        try {
            for (SignedEntry entry :
                    source.entries().subList((int) from, source.entries().size())) {
                next = next.append(entry);
            }
            return Optional.of(next);
        } catch (LogRefusedException e) {
            return Optional.empty();
        }
    }
}
