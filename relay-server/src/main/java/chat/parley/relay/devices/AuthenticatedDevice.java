package chat.parley.relay.devices;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;

/** Who is asking, proved. */
public record AuthenticatedDevice(AccountId account, DeviceId device) {}
