package chat.parley.engine.delivery;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;

/** Who sends and receives here. */
public record Self(AccountId account, DeviceId device) {}
