package chat.parley.engine.delivery;

import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;

/**
 * What is said beside the conversation and forgotten at once.
 *
 * @param v 1
 * @param on whether it begins or ends
 */
record Whisper(int v, About about, boolean on) {
    /** What it says. */
    enum About {
        TYPING,
        PRESENCE
    }

    Whisper {
        MalformedException.require(v == 1, "whisper of another version");
    }

    static Whisper read(byte[] document) {
        return Cbor.read(document, Whisper.class);
    }

    byte[] toBytes() {
        return Cbor.write(this);
    }
}
