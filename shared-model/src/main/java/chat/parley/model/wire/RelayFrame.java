package chat.parley.model.wire;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedEntry;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** Relay to client. Times are milliseconds since 1970 by the relay's clock. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RelayFrame.Nonce.class, name = "nonce"),
    @JsonSubTypes.Type(value = RelayFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = RelayFrame.Msg.class, name = "msg"),
    @JsonSubTypes.Type(value = RelayFrame.Empty.class, name = "empty"),
    @JsonSubTypes.Type(value = RelayFrame.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = RelayFrame.Reject.class, name = "reject"),
    @JsonSubTypes.Type(value = RelayFrame.Log.class, name = "log"),
    @JsonSubTypes.Type(value = RelayFrame.Session.class, name = "session"),
    @JsonSubTypes.Type(value = RelayFrame.Poke.class, name = "poke"),
    @JsonSubTypes.Type(value = RelayFrame.Gone.class, name = "gone"),
    @JsonSubTypes.Type(value = RelayFrame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = RelayFrame.Bye.class, name = "bye")
})
public sealed interface RelayFrame {
    /** The first frame: what the device signs. */
    record Nonce(Bytes nonce, Bytes connection) implements RelayFrame {
        public Nonce {
            nonce.exactly(32, "nonce");
            connection.exactly(16, "connection id");
        }
    }

    /**
     * The device is who it says.
     *
     * @param serverTs the relay's clock
     * @param sent the counters of the newest durable send that was stored
     * @param last the newest counters of any frame but hello
     * @param mailbox the mailbox's incarnation, 16 bytes: another one = the relay was restored
     * @param store the database's incarnation, 16 bytes
     * @param queueDepth messages waiting
     * @param session for HTTP
     */
    record Welcome(
            long serverTs,
            Optional<Counters> sent,
            Optional<Counters> last,
            Bytes mailbox,
            Bytes store,
            long queueDepth,
            SessionToken session)
            implements RelayFrame {
        public Welcome {
            mailbox.exactly(16, "incarnation");
            store.exactly(16, "incarnation");
            MalformedException.require(queueDepth >= 0, "negative number");
        }
    }

    /**
     * A bearer token for HTTP, valid until {@code expiresTs}.
     *
     * @param token 32 bytes
     */
    record SessionToken(Bytes token, long expiresTs) {
        public SessionToken {
            token.exactly(32, "session token");
        }

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * A message for this device. Durable ones have a rising {@code seq} from 1 that is acknowledged;
     * the others have seq 0.
     */
    record Msg(long seq, MessageId mid, MessageClass cls, Sender from, long relayTs, Bytes ct)
            implements RelayFrame {
        public Msg {
            MalformedException.require(seq >= 0, "negative number");
            ct.between(1, Limits.CIPHERTEXT, "ciphertext");
        }
    }

    /** Everything that waited has been pushed, up to {@code seq}. */
    record Empty(long seq) implements RelayFrame {}

    /** A durable message is stored and synced for every recipient. */
    record Accepted(MessageId mid, long serverTs) implements RelayFrame {}

    /**
     * A request was not carried out.
     *
     * @param mid of a send
     * @param id of another request
     * @param heads the current ones, where they were not current
     * @param retryMs wait so long before trying again; 0 where trying again makes no sense
     */
    record Reject(
            Optional<MessageId> mid,
            Optional<Long> id,
            RejectCode code,
            List<LogHead> heads,
            long retryMs)
            implements RelayFrame {
        public Reject {
            MalformedException.require(heads.size() <= 2, "more than 2 heads");
            MalformedException.require(retryMs >= 0, "negative time");
            heads = List.copyOf(heads);
        }
    }

    /** Entries of a device log from {@code from} on (at most 32, ask again for more) and its head. */
    record Log(long id, AccountId acct, long from, List<SignedEntry> entries, LogHead head)
            implements RelayFrame {
        public Log {
            MalformedException.require(entries.size() <= 32, "more than 32 entries");
            entries = List.copyOf(entries);
        }
    }

    record Session(long id, SessionToken session) implements RelayFrame {}

    /** Something changed that the client may want to look at. */
    record Poke(PokeKind kind, Optional<AccountId> acct, Optional<LogHead> head)
            implements RelayFrame {}

    /** What a poke is about. */
    enum PokeKind {
        /** Somebody joined, left or changed their profile. */
        DIRECTORY,
        /** An account's device log grew. */
        LOG,
        /** This device's one-time prekeys run low. */
        PREKEYS
    }

    /** Messages that will never come, and why. */
    record Gone(long fromSeq, long toSeq, GoneReason reason) implements RelayFrame {}

    /** Why messages are gone. */
    enum GoneReason {
        EXPIRED,
        FULL
    }

    record Pong(long serverTs) implements RelayFrame {}

    /** Said before the socket closes. */
    record Bye(int code) implements RelayFrame {}

    /** Reads a frame of at most {@link Limits#FRAME} bytes. */
    static RelayFrame read(byte[] frame) {
        return Cbor.read(frame, RelayFrame.class);
    }

    default byte[] toBytes() {
        return Cbor.write(this);
    }
}
