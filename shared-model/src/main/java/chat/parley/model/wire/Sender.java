package chat.parley.model.wire;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;

/** Whom the relay authenticated as the sender. */
public record Sender(AccountId acct, DeviceId device) {}
