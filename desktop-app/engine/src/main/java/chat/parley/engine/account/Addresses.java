package chat.parley.engine.account;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import java.util.List;
import java.util.Optional;

/** Which devices speak for whom, by verified logs. Thread-safe. */
public interface Addresses {
    /** The log of {@code account} as it is held here. */
    Optional<DeviceLog> log(AccountId account);

    /** The log of {@code account} as it is now. Blocks while the relay is asked. */
    DeviceLog fetch(AccountId account) throws ParleyException;

    /** Whether nothing may be sent to {@code account} for now: a fork, or a log that is known to be longer than what is held. */
    boolean held(AccountId account);

    /** What a device of {@code by} says of logs. */
    void heard(AccountId by, List<LogHead> heads);
}
