package chat.parley.engine.chats;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;

/**
 * What this device itself puts into a conversation: the other person's devices changed.
 *
 * @param v 1
 */
record Notice(int v, int added, int removed) {
    Notice {
        MalformedException.require(v == 1, "notice of another version");
    }

    static Notice read(Bytes body) {
        return Cbor.read(body, Notice.class);
    }

    Bytes toBytes() {
        return Cbor.bytes(this);
    }
}
