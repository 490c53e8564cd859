package chat.parley.engine.chats;

import chat.parley.engine.account.Person;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.trouble.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A window onto one chat: what is loaded of it, kept up to date by {@link Chats}, on the lane. */
final class OpenConversation implements Conversation {
    private final Chats chats;
    private final ChatId chat;
    private final TreeMap<OrderKey, Shown> messages = new TreeMap<>();
    private final Map<MessageRef, OrderKey> keys = new HashMap<>();
    private final MutableState<ConversationState> state;
    private final CompletableFuture<Void> loaded;
    private boolean earlier;
    private boolean ready;

    /**
     * Nothing is loaded yet.
     *
     * @param load reads what it shows first
     */
    OpenConversation(
            Chats chats,
            ChatId chat,
            ConversationState first,
            Function<OpenConversation, CompletableFuture<Void>> load) {
        this.chats = chats;
        this.chat = chat;
        this.state = new MutableState<>(first);
        this.loaded = load.apply(this);
    }

    // for Chats, on the lane

    /** Whether a message of {@code key} belongs into what is loaded. */
    boolean reaches(OrderKey key) {
        return !earlier || messages.isEmpty() || key.compareTo(messages.firstKey()) >= 0;
    }

    void put(Shown shown) {
        MessageRef ref = shown.message().ref();
        remove(ref);
        messages.put(shown.key(), shown);
        keys.put(ref, shown.key());
    }

    /** What is loaded of {@code ref}. */
    Optional<Shown> get(MessageRef ref) {
        return key(ref).map(messages::get);
    }

    void remove(MessageRef ref) {
        OrderKey old = keys.remove(ref);
        if (old != null) {
            messages.remove(old);
        }
    }

    void removeMissing() {
        List<MessageRef> gone =
                messages.values().stream()
                        .map(Shown::message)
                        .filter(message -> message.what() instanceof Message.What.Missing)
                        .map(Message::ref)
                        .toList();
        gone.forEach(this::remove);
    }

    /** The first message that is loaded. */
    Optional<OrderKey> first() {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.firstKey());
    }

    Optional<OrderKey> key(MessageRef ref) {
        return Optional.ofNullable(keys.get(ref));
    }

    void earlier(boolean more) {
        earlier = more;
    }

    /** What was loaded stands here now, all at once. */
    void begin(Optional<MessageRef> firstUnread, boolean typing) {
        ready = true;
        state.update(old -> shown(old).typing(typing).ready(firstUnread));
    }

    /** Shows the messages as they are now, if they were ever loaded. */
    void show() {
        if (ready) {
            state.update(this::shown);
        }
    }

    private ConversationState shown(ConversationState old) {
        return old.showing(messages.values().stream().map(Shown::message).toList(), earlier);
    }

    // for Chats, on any thread

    void failed(Trouble why) {
        state.update(old -> old.failed(why));
    }

    void peer(Person person, Optional<Trouble> stopped) {
        state.update(old -> old.with(person, stopped));
    }

    void types(boolean typing) {
        state.update(old -> old.typing(typing));
    }

    // for those who look

    @Override
    public ChatId chat() {
        return chat;
    }

    @Override
    public State<ConversationState> state() {
        return state;
    }

    @Override
    public CompletableFuture<Void> loaded() {
        return loaded;
    }

    @Override
    public CompletableFuture<Void> loadEarlier(int count) {
        return chats.loadEarlier(this, count);
    }

    @Override
    public CompletableFuture<List<MessageRef>> send(String text) {
        return chats.send(chat, text);
    }

    @Override
    public CompletableFuture<Void> read(MessageRef newest) {
        return chats.read(this, newest);
    }

    @Override
    public void typing() {
        chats.typingHere(chat);
    }

    @Override
    public void draft(String text) {
        chats.draft(chat, text);
    }

    @Override
    public void close() {
        chats.closed(this);
    }
}
