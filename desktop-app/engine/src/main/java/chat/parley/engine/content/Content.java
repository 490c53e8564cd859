package chat.parley.engine.content;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.LogHead;
import java.util.List;
import java.util.Optional;

/**
 * What is encrypted: a header that the receiver checks against what libsignal and the envelope said,
 * and an event.
 *
 * @param v 1
 * @param mid the same as the envelope's
 * @param toAcct whom it is for; own other devices get the identical content
 * @param devSeq counts this device's durable chat events in this chat from 1; 0 where the kind takes
 *     none (receipts); at most 2^53 - 1
 * @param hlc hybrid clock: milliseconds since 1970 shifted left by 16, plus a counter
 * @param was the identity under which a replaced device had written it
 * @param expireSeconds after reading, empty for never
 * @param heads the sender's own log head first, then the peer's as the sender knows it; at most 2
 * @param ephemeral the key for typing and presence that this side uses from now on
 * @param kind a short word of at most {@link #LONGEST_KIND} characters, see {@link Event}
 * @param body the event's CBOR, at most 8 KiB
 */
public record Content(
        int v,
        MessageId mid,
        AccountId fromAcct,
        DeviceId fromDev,
        AccountId toAcct,
        long devSeq,
        long hlc,
        Optional<MessageRef> was,
        Optional<Long> expireSeconds,
        List<LogHead> heads,
        Optional<EphemeralKey> ephemeral,
        String kind,
        Bytes body) {
    /** The longest kind, in characters: a journal has room for 32, and puts a word of its own before it. */
    public static final int LONGEST_KIND = 26;

    /** The highest devSeq: what can be counted up from there still fits. */
    public static final long LAST_NUMBER = (1L << 53) - 1;

    /** The longest event body, in bytes. */
    public static final int MAX_BODY = 8 * 1024;

    public Content {
        MalformedException.require(v == 1, "content of another version");
        MalformedException.require(devSeq >= 0 && hlc >= 0, "negative number");
        MalformedException.require(devSeq <= LAST_NUMBER, "number out of range");
        MalformedException.require(heads.size() <= 2, "more than 2 heads");
        MalformedException.require(
                kind.length() <= LONGEST_KIND && kind.matches("[a-z][a-z0-9.-]*"),
                "kind not a short word");
        MalformedException.require(body.size() <= MAX_BODY, "body over 8 KiB");
        expireSeconds.ifPresent(s -> MalformedException.require(s > 0, "expiry out of range"));
        heads = List.copyOf(heads);
    }

    /**
     * A key for ephemeral content.
     *
     * @param id 8 random bytes
     * @param key AES-256, 32 bytes
     */
    public record EphemeralKey(Bytes id, Bytes key) {
        public EphemeralKey {
            id.exactly(8, "ephemeral key id");
            key.exactly(32, "ephemeral key");
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /** Reads unpadded CBOR. */
    public static Content read(byte[] document) {
        return Cbor.read(document, Content.class);
    }

    public byte[] toBytes() {
        return Cbor.write(this);
    }

    /** The event; {@link Event.Unknown} where a newer version made it. */
    public Event event() {
        return Event.read(kind, body);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
