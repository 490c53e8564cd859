package chat.parley.engine.content;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.id.AccountId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A conversation: with one person it is their account id, 32 bytes. */
public record ChatId(@JsonValue Bytes value) implements Comparable<ChatId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChatId {
        value.exactly(32, "chat id");
    }

    /** The conversation with {@code peer}. */
    public static ChatId with(AccountId peer) {
        return new ChatId(peer.value());
    }

    /** The person at the other end of a one-to-one conversation. */
    public AccountId peer() {
        return new AccountId(value);
    }

    /** 43 characters of base64url. */
    public String text() {
        return value.base64();
    }

    @Override
    public int compareTo(ChatId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "chat " + Hashes.shortName(value);
    }
}
