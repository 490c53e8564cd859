package chat.parley.relay.limits;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.relay.http.Origins.Origin;

/** Whose doings are counted. */
public sealed interface Who {
    /** Whoever comes from one address or network. */
    record From(Origin origin) implements Who {}

    /** One connection, by the name that its nonce gave it. */
    record Connected(Bytes connection) implements Who {}

    /** One device, proved. */
    record Device(DeviceId device) implements Who {}

    /** One device towards another. */
    record DeviceToDevice(DeviceId from, DeviceId to) implements Who {}

    /** One device towards an account. */
    record DeviceToAccount(DeviceId from, AccountId to) implements Who {}

    /** All devices of an account together. */
    record Account(AccountId account) implements Who {}
}
