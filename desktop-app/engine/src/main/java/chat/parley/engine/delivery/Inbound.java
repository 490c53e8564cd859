package chat.parley.engine.delivery;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.store.Tx;
import chat.parley.model.id.AccountId;
import java.time.Instant;

/**
 * Where what was delivered goes; answered by chats. The methods with a transaction make rows in it,
 * on the lane, and must make the same ones when they are called again after a crash; what they
 * change in memory waits for {@link Tx#afterCommit}.
 */
public interface Inbound {
    /** An event, mine or another's, stands in the journal. Called once for each. */
    void event(Tx tx, Entry entry) throws Exception;

    /** An envelope of {@code ref} could not be read; called once for each message. */
    void unreadable(Tx tx, JournalPosition at, ChatId chat, MessageRef ref, long hlc)
            throws Exception;

    /** The relay has it durably since {@code ts}, milliseconds since 1970. */
    void accepted(Tx tx, ChatId chat, MessageRef ref, long ts) throws Exception;

    /** What I said cannot be read any more, and so never goes out; found at {@code ts}, milliseconds since 1970. */
    void dropped(Tx tx, ChatId chat, MessageRef ref, long ts) throws Exception;

    /** I have seen {@code ref} at {@code ts}, milliseconds since 1970. */
    void seen(Tx tx, ChatId chat, MessageRef ref, long ts) throws Exception;

    /** Whether I have seen {@code ref}. */
    boolean isSeen(Tx tx, ChatId chat, MessageRef ref) throws Exception;

    /** Something of this device itself stands in the conversation; called once for each. */
    void notice(Tx tx, JournalPosition at, ChatId chat, MessageRef ref, long hlc) throws Exception;

    /** A connection is there, and what waited at the relay begins to come; on the lane. */
    void listening();

    /** Everything that waited at the relay is here; on the lane. */
    void caughtUp();

    /** The person types, or stopped; on any thread. */
    void typing(AccountId person, boolean types);

    /** The person's device said that it is here, or that it goes; on any thread. */
    void presence(AccountId person, boolean online, Instant at);
}
