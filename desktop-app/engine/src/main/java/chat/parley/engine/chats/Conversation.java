package chat.parley.engine.chats;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.observe.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An open conversation. Commands return at once and complete when their effect is durable on this
 * device; they fail with a {@link chat.parley.engine.trouble.ParleyException}.
 */
public interface Conversation extends AutoCloseable {
    /** The most messages that one text may become: what needs more is a document. */
    int MOST_PIECES = 32;

    ChatId chat();

    /** What it shows; loading at first, which may fail. */
    State<ConversationState> state();

    /** Completes once the newest messages are here. */
    CompletableFuture<Void> loaded();

    /** Puts up to {@code count} earlier messages before the first one. */
    CompletableFuture<Void> loadEarlier(int count);

    /**
     * Says {@code text}; Pending at once, also offline. A text longer than one message holds becomes
     * several, split between words.
     *
     * @return the new messages, in order
     */
    CompletableFuture<List<MessageRef>> send(String text);

    /** Everything up to {@code newest} was on the screen. */
    CompletableFuture<Void> read(MessageRef newest);

    /** Called at every key press; tells the other side at most every few seconds. */
    void typing();

    /** What is in the composer now; kept for the next start. */
    void draft(String text);

    @Override
    void close();
}
