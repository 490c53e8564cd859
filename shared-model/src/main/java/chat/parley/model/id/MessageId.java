package chat.parley.model.id;

import chat.parley.model.codec.Bytes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;

/** 16 random bytes; together with the sending device it identifies a message. */
public record MessageId(@JsonValue Bytes value) implements Comparable<MessageId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        value.exactly(16, "message id");
    }

    public static MessageId random(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new MessageId(Bytes.of(bytes));
    }

    public static MessageId parse(String text) {
        return new MessageId(Bytes.fromBase64(text));
    }

    /** 22 characters of base64url. */
    public String text() {
        return value.base64();
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "message " + value.hex().substring(0, 8);
    }
}
