package chat.parley.engine.journal;

import chat.parley.model.codec.Bytes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a body's erasable key: 8 random bytes. */
public record KeyId(@JsonValue Bytes value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyId {
        value.exactly(8, "key id");
    }
}
