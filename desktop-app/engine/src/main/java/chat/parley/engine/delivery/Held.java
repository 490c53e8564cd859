package chat.parley.engine.delivery;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.Sender;

/**
 * An envelope as the relay gave it, kept in the journal because it cannot be read now.
 *
 * @param v 1
 * @param why a short word for support
 */
record Held(
        int v, AccountId acct, DeviceId device, MessageId mid, long relayTs, String why, Bytes ct) {
    Held {
        MalformedException.require(v == 1, "held envelope of another version");
    }

    static Held of(RelayFrame.Msg msg, String why) {
        return new Held(
                1, msg.from().acct(), msg.from().device(), msg.mid(), msg.relayTs(), why, msg.ct());
    }

    static Held read(Bytes body) {
        return Cbor.read(body, Held.class);
    }

    Bytes toBytes() {
        return Cbor.bytes(this);
    }

    /** As it came; its place in the mailbox is no longer of interest. */
    RelayFrame.Msg envelope() {
        return new RelayFrame.Msg(
                0, mid, MessageClass.DURABLE, new Sender(acct, device), relayTs, ct);
    }
}
