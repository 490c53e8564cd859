package chat.parley.engine.content;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.codec.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Something a person or their device said in a chat. */
public sealed interface Event {
    /** The word that names this event on the wire. */
    String kind();

    /** Whether it is part of the conversation (takes a devSeq) and not a note between devices. */
    boolean durable();

    /**
     * A text message.
     *
     * @param text 1 to 8,000 bytes of UTF-8
     */
    record Said(String text) implements Event {
        public static final String KIND = "text";

        /** The longest text of one message, in bytes of UTF-8. */
        public static final int MAX = 8_000;

        public Said {
            MalformedException.require(!text.isBlank(), "text is empty");
            MalformedException.require(Text.wellFormed(text), "text not well-formed");
            MalformedException.require(
                    text.getBytes(StandardCharsets.UTF_8).length <= MAX, "text too long");
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * Messages reached the sender's device, or were read there.
     *
     * @param ts milliseconds since 1970 by the sender's clock, corrected by the relay's
     * @param of 1 to 128 messages
     */
    record Receipt(ReceiptType type, long ts, List<MessageRef> of) implements Event {
        public static final String KIND = "receipt";

        public Receipt {
            MalformedException.require(!of.isEmpty() && of.size() <= 128, "receipt of 1 to 128");
            of = List.copyOf(of);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public boolean durable() {
            return false;
        }
    }

    /** What a receipt says. */
    enum ReceiptType {
        DELIVERED,
        READ
    }

    /** Made by a newer version; kept as it came. */
    record Unknown(String kind, Bytes body) implements Event {
        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /** The event of {@code kind} in {@code body}. */
    static Event read(String kind, Bytes body) {
        return switch (kind) {
            case Said.KIND -> Cbor.read(body, Said.class);
            case Receipt.KIND -> Cbor.read(body, Receipt.class);
            default -> new Unknown(kind, body);
        };
    }

    /** This event's CBOR. */
    default Bytes body() {
        return switch (this) {
            case Unknown unknown -> unknown.body();
            case Said said -> Cbor.bytes(said);
            case Receipt receipt -> Cbor.bytes(receipt);
        };
    }
}
