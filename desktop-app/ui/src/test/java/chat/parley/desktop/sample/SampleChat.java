package chat.parley.desktop.sample;

import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.ConversationState;
import chat.parley.engine.chats.ConversationState.Stage;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One conversation of a {@link SampleMessenger}, and what was done to it. */
public final class SampleChat {
    private static final int PIECE = 8_000;

    private final SampleMessenger house;
    private final ChatId id;
    private final List<Message> all = new ArrayList<>();
    private final MutableState<ConversationState> state;
    private int from;
    private int unread;
    private boolean typing;
    private Stage stage = new Stage.Ready();
    private String draft = "";
    private Optional<Trouble> stopped = Optional.empty();
    private Optional<Trouble> failure = Optional.empty();
    private Optional<MessageRef> firstUnread = Optional.empty();
    private Optional<MessageRef> read = Optional.empty();
    private int keysTold;
    private int serial;
    private boolean quiet;

    SampleChat(SampleMessenger house, ChatId id) {
        this.house = house;
        this.id = id;
        this.state = new MutableState<>(now());
    }

    /** The newest message that was read, as far as the window said so. */
    public Optional<MessageRef> readUpTo() {
        return read;
    }

    /** How many key presses were told. */
    public int keysTold() {
        return keysTold;
    }

    /** What the composer left here. */
    public String draft() {
        return draft;
    }

    /** Everything said so far, oldest first. */
    public List<Message> messages() {
        return List.copyOf(all);
    }

    /** Lets the next messages fail. */
    public void failWith(Trouble trouble) {
        failure = Optional.of(trouble);
    }

    /** Marks where reading stopped: so many of the newest are new. */
    public void unread(int count) {
        unread = count;
        firstUnread =
                count == 0 ? Optional.empty() : Optional.of(all.get(all.size() - count).ref());
        changed();
    }

    /** Marks what is new where the list holds less than is counted. */
    void unread(int counted, int inList) {
        unread(inList);
        unread = counted;
        changed();
    }

    /** Keeps a draft as if it had been written earlier. */
    void draft(String text) {
        draft = text;
        house.summarise();
    }

    /** Does something to this chat without telling anybody yet. */
    void quietly(Runnable what) {
        quiet = true;
        what.run();
        quiet = false;
    }

    void arrives(Instant at, What what) {
        add(at, false, DeliveryState.DELIVERED, what);
        typing = false;
        changed();
    }

    void said(Instant at, DeliveryState how, String text) {
        add(at, true, how, new What.Text(text));
        changed();
    }

    /** How far opening it has come. */
    public void stage(Stage now) {
        stage = now;
        changed();
    }

    void types(boolean now) {
        typing = now;
        changed();
    }

    void stop(Optional<Trouble> why) {
        stopped = why;
        changed();
    }

    void advance() {
        all.replaceAll(message -> message.mine() ? further(message) : message);
        changed();
    }

    void showNewest(int count) {
        from = Math.max(0, all.size() - count);
        changed();
    }

    void changed() {
        if (quiet) {
            return;
        }
        state.set(now());
        house.summarise();
    }

    ChatSummary summary() {
        return new ChatSummary(
                id,
                house.peer(id),
                all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()),
                unread,
                typing,
                draft);
    }

    Conversation open() {
        return new Opened();
    }

    private ConversationState now() {
        boolean ready = stage instanceof Stage.Ready;
        return new ConversationState(
                house.peer(id),
                stage,
                ready ? all.subList(Math.min(from, all.size()), all.size()) : List.of(),
                ready && from > 0,
                ready ? firstUnread : Optional.empty(),
                typing,
                stopped);
    }

    private Message add(Instant at, boolean mine, DeliveryState how, What what) {
        String author = mine ? house.me().value().account().text() : id.text();
        var message =
                new Message(
                        new MessageRef(
                                SampleMessenger.device(author),
                                new MessageId(
                                        SampleMessenger.bytes(id.text() + author + serial++, 16))),
                        id,
                        mine ? house.me().value().account() : id.peer(),
                        mine,
                        at,
                        what,
                        how,
                        since(how, DeliveryState.ACCEPTED, at, 1),
                        since(how, DeliveryState.DELIVERED, at, 2),
                        since(how, DeliveryState.READ, at, 65));
        all.add(message);
        return message;
    }

    private static Optional<Instant> since(
            DeliveryState is, DeliveryState step, Instant at, int seconds) {
        return is.compareTo(step) >= 0
                ? Optional.of(at.plus(Duration.ofSeconds(seconds)))
                : Optional.empty();
    }

    private Message further(Message message) {
        DeliveryState next =
                switch (message.state()) {
                    case PENDING -> DeliveryState.ACCEPTED;
                    case NOT_SENT -> DeliveryState.NOT_SENT;
                    case ACCEPTED -> DeliveryState.DELIVERED;
                    case DELIVERED, READ -> DeliveryState.READ;
                };
        Instant now = house.time().instant();
        return new Message(
                message.ref(),
                message.chat(),
                message.author(),
                true,
                message.sentAt(),
                message.what(),
                next,
                message.acceptedAt().or(() -> Optional.of(now)),
                next.compareTo(DeliveryState.DELIVERED) >= 0
                        ? message.deliveredAt().or(() -> Optional.of(now))
                        : Optional.empty(),
                next == DeliveryState.READ
                        ? message.readAt().or(() -> Optional.of(now))
                        : Optional.empty());
    }

    /** The face that the window holds. */
    private final class Opened implements Conversation {
        @Override
        public ChatId chat() {
            return id;
        }

        @Override
        public State<ConversationState> state() {
            return state;
        }

        @Override
        public CompletableFuture<Void> loaded() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> loadEarlier(int count) {
            from = Math.max(0, from - count);
            changed();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<List<MessageRef>> send(String text) {
            if (failure.isPresent() || stopped.isPresent()) {
                return CompletableFuture.failedFuture(
                        new ParleyException(failure.or(() -> stopped).orElseThrow()));
            }
            var refs = new ArrayList<MessageRef>();
            for (int at = 0; at < text.length(); at += PIECE) {
                String piece = text.substring(at, Math.min(text.length(), at + PIECE));
                DeliveryState how = house.online() ? DeliveryState.ACCEPTED : DeliveryState.PENDING;
                refs.add(add(house.time().instant(), true, how, new What.Text(piece)).ref());
            }
            changed();
            return CompletableFuture.completedFuture(refs);
        }

        @Override
        public CompletableFuture<Void> read(MessageRef newest) {
            read = Optional.of(newest);
            unread = 0;
            changed();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void typing() {
            keysTold++;
        }

        @Override
        public void draft(String text) {
            draft = text;
            house.summarise();
        }

        @Override
        public void close() {}
    }
}
