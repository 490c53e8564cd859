package chat.parley.engine.settings;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;

/**
 * The body of a setting's record.
 *
 * @param v 1
 * @param name 1 to 64 characters
 * @param value at most 8,000 characters
 */
record Setting(int v, String name, String value) {
    static final String KIND = "setting";

    Setting {
        MalformedException.require(v == 1, "setting of another version");
        MalformedException.require(!name.isEmpty() && name.length() <= 64, "name out of bounds");
        MalformedException.require(value.length() <= 8_000, "value too long");
    }

    static Setting read(Bytes body) {
        return Cbor.read(body, Setting.class);
    }

    Bytes toBytes() {
        return Cbor.bytes(this);
    }

    @Override
    public String toString() {
        return "[setting " + name + "]";
    }
}
