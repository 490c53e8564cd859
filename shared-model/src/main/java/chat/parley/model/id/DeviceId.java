package chat.parley.model.id;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.UUID;

/** A device of an account: a random UUID (16 bytes on the wire). */
public record DeviceId(@JsonValue Bytes value) implements Comparable<DeviceId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceId {
        value.exactly(16, "device id");
    }

    public static DeviceId of(UUID uuid) {
        return new DeviceId(
                Bytes.of(
                        ByteBuffer.allocate(16)
                                .putLong(uuid.getMostSignificantBits())
                                .putLong(uuid.getLeastSignificantBits())
                                .array()));
    }

    /** From the usual text form of a UUID. */
    public static DeviceId parse(String text) {
        try {
            return of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new chat.parley.model.codec.MalformedException("not a device id", e);
        }
    }

    public UUID uuid() {
        ByteBuffer buffer = ByteBuffer.wrap(value.toArray());
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** The usual text form of a UUID. */
    public String text() {
        return uuid().toString();
    }

    /** Unsigned byte order: the order in which locks are taken and ties are broken. */
    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "device " + Hashes.shortName(value);
    }
}
