package chat.parley.model.wire;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedEntry;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Client to relay. {@code id} is the client's number of a request, given back in the answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientFrame.Send.class, name = "send"),
    @JsonSubTypes.Type(value = ClientFrame.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = ClientFrame.LogGet.class, name = "logGet"),
    @JsonSubTypes.Type(value = ClientFrame.LogPut.class, name = "logPut"),
    @JsonSubTypes.Type(value = ClientFrame.NewSession.class, name = "session"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping")
})
public sealed interface ClientFrame {
    /**
     * The first frame.
     *
     * @param v 1
     * @param sig over {@link HelloProof}, 64 bytes
     * @param caps at most 16 short words
     */
    record Hello(int v, DeviceId device, Counters counters, Bytes sig, List<String> caps)
            implements ClientFrame {
        public Hello {
            MalformedException.require(v >= 1 && v <= 1000, "version out of range");
            sig.exactly(64, "signature");
            MalformedException.require(caps.size() <= 16, "more than 16 capabilities");
            caps.forEach(
                    cap ->
                            MalformedException.require(
                                    cap.matches("[a-z0-9-]{1,24}"), "capability not a short word"));
            caps = List.copyOf(caps);
        }
    }

    /**
     * A message for some devices; may have no recipients when every device was reached directly.
     *
     * @param ttlSeconds how long it is worth delivering; the class bounds it
     * @param heads the device logs it was encrypted for; not current = refused with the heads
     * @param to at most {@link Limits#RECIPIENTS} devices, none twice
     */
    record Send(
            Counters counters,
            MessageId mid,
            MessageClass cls,
            long ttlSeconds,
            List<KnownHead> heads,
            List<Recipient> to)
            implements ClientFrame {
        public Send {
            MalformedException.require(
                    ttlSeconds >= 1 && ttlSeconds <= Limits.DURABLE.toSeconds(),
                    "time to live out of range");
            MalformedException.require(heads.size() <= 2, "more than 2 accounts");
            MalformedException.require(
                    to.size() <= Limits.RECIPIENTS, "more than " + Limits.RECIPIENTS + " devices");
            HashSet<DeviceId> devices = new HashSet<>();
            to.forEach(
                    one ->
                            MalformedException.require(
                                    devices.add(one.device()), "a device named twice"));
            heads = List.copyOf(heads);
            to = List.copyOf(to);
        }
    }

    /** Everything up to {@code seq} is safe on the device. */
    record Ack(long seq, Counters counters) implements ClientFrame {
        public Ack {
            MalformedException.require(seq >= 0, "negative number");
        }
    }

    /** Entries of an account's device log from {@code from} on. */
    record LogGet(long id, AccountId acct, long from) implements ClientFrame {
        public LogGet {
            MalformedException.require(from >= 0, "negative number");
        }
    }

    /** Appends to a device log if its head is still {@code expectHead} (empty: there is none). */
    record LogPut(long id, AccountId acct, SignedEntry entry, Optional<LogHead> expectHead)
            implements ClientFrame {}

    /** Asks for a new session token for HTTP. */
    record NewSession(long id) implements ClientFrame {}

    record Ping(Counters counters) implements ClientFrame {}

    /** Reads a frame of at most {@link Limits#FRAME} bytes. */
    static ClientFrame read(byte[] frame) {
        return Cbor.read(frame, ClientFrame.class);
    }

    default byte[] toBytes() {
        return Cbor.write(this);
    }
}
