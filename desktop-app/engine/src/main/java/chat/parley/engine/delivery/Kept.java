package chat.parley.engine.delivery;

import chat.parley.engine.content.Event;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import java.util.Optional;

/**
 * The body of an event in the journal; who, when and what number stand in the record's head.
 *
 * @param v 1
 * @param author whose device wrote it, by their verified log
 * @param removed whether the log no longer listed the device when the event came
 * @param expireSeconds after reading, empty for never
 * @param event the event's CBOR
 */
public record Kept(
        int v, AccountId author, boolean removed, Optional<Long> expireSeconds, Bytes event) {
    /** Checks the version. */
    public Kept {
        MalformedException.require(v == 1, "kept event of another version");
    }

    static Kept read(Bytes body) {
        return Cbor.read(body, Kept.class);
    }

    Bytes toBytes() {
        return Cbor.bytes(this);
    }

    Event event(String kind) {
        return Event.read(kind, event);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
