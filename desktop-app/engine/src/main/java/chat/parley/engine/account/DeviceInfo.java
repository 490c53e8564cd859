package chat.parley.engine.account;

import chat.parley.model.id.DeviceId;
import java.time.Instant;

/**
 * A device as its account's verified log shows it.
 *
 * @param name what the person calls it; empty where that is not known, as of all but this one
 * @param current whether it is this one
 * @param active whether it still speaks for the account
 * @param since when the log says it came
 */
public record DeviceInfo(
        DeviceId device, String name, boolean current, boolean active, Instant since) {}
