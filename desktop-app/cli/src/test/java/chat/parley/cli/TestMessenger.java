package chat.parley.cli;

import chat.parley.engine.Messenger;
import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.KitState;
import chat.parley.engine.account.Me;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.SafetyNumber;
import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.ConversationState;
import chat.parley.engine.chats.ConversationState.Stage;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.link.Connection;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.id.MessageId;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.Role;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A profile with one conversation, with Ben, that does what a test says. */
final class TestMessenger implements Messenger {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOON = Instant.parse("2030-05-01T12:00:00Z");

    final Me ada =
            new Me(
                    account(),
                    Handle.typed("ada"),
                    "Ada",
                    device(),
                    Role.MEMBER,
                    new RelayPreview(
                            "Demo",
                            RelayAddress.parse("https://127.0.0.1:8443"),
                            Bytes.of(bytes())),
                    KitState.UNSAVED);
    final Person ben =
            new Person(
                    account(),
                    Handle.typed("ben"),
                    "Ben",
                    Person.Trust.NOT_VERIFIED,
                    Person.Presence.UNKNOWN,
                    true);
    final MutableState<Connection> connection = new MutableState<>(new Connection.Connecting());
    final MutableState<Optional<Trouble>> stopped = new MutableState<>(Optional.empty());
    final MutableState<List<ChatSummary>> chats = new MutableState<>(List.of());
    final MutableState<ConversationState> withBen =
            new MutableState<>(
                    new ConversationState(
                            ben,
                            new Stage.Ready(),
                            List.of(),
                            false,
                            Optional.empty(),
                            false,
                            Optional.empty()));
    final List<MessageRef> read = new ArrayList<>();
    CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);

    /** Called when something was said. */
    Runnable said = () -> {};

    /** Whether the device log has to be fetched; the connection comes up a moment after it was asked for. */
    boolean logAtRelay;

    boolean closed;
    boolean kitSaved;

    private static byte[] bytes() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static AccountId account() {
        return new AccountId(Bytes.of(bytes()));
    }

    private static DeviceId device() {
        return new DeviceId(MessageId.random(RANDOM).value());
    }

    /** A row of the conversation with Ben. */
    Message message(boolean mine, Message.What what, DeliveryState state) {
        return new Message(
                new MessageRef(ada.device(), MessageId.random(RANDOM)),
                ChatId.with(ben.account()),
                mine ? ada.account() : ben.account(),
                mine,
                NOON,
                what,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The conversation holds {@code messages} now. */
    void show(List<Message> messages, Optional<MessageRef> firstUnread) {
        withBen.update(
                old ->
                        new ConversationState(
                                ben,
                                old.stage(),
                                messages,
                                false,
                                firstUnread,
                                false,
                                old.sendingStopped()));
        chats.set(
                List.of(
                        new ChatSummary(
                                ChatId.with(ben.account()),
                                ben,
                                Optional.of(messages.getLast()),
                                firstUnread.isPresent() ? 1 : 0,
                                false,
                                "")));
    }

    /** The relay showed that this profile went back in time. */
    void stop() {
        stopped.set(Optional.of(Trouble.SENDING_STOPPED));
        withBen.update(
                old ->
                        new ConversationState(
                                ben,
                                old.stage(),
                                old.messages(),
                                false,
                                old.firstUnread(),
                                false,
                                Optional.of(Trouble.SENDING_STOPPED)));
    }

    @Override
    public State<Me> me() {
        return new MutableState<>(ada);
    }

    @Override
    public State<Connection> connection() {
        return connection;
    }

    @Override
    public State<Connection.ClockOffset> clock() {
        return new MutableState<>(new Connection.ClockOffset(java.time.Duration.ZERO));
    }

    @Override
    public State<List<Person>> people() {
        return new MutableState<>(List.of(ben));
    }

    @Override
    public State<List<ChatSummary>> chats() {
        return chats;
    }

    @Override
    public Conversation open(ChatId chat) {
        return new WithBen();
    }

    @Override
    public void reconnect() {}

    @Override
    public SafetyNumber safetyNumber(AccountId person) {
        return new SafetyNumber("0".repeat(60), Bytes.EMPTY);
    }

    @Override
    public CompletableFuture<Void> verified(AccountId person, boolean matches) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<DeviceInfo>> devices(AccountId account) {
        if (logAtRelay && !(connection.value() instanceof Connection.Online)) {
            new Thread(() -> connection.set(new Connection.Online(true))).start();
            return CompletableFuture.failedFuture(new ParleyException(Trouble.RELAY_UNREACHABLE));
        }
        return CompletableFuture.completedFuture(
                List.of(new DeviceInfo(ada.device(), "Desktop", true, true, NOON)));
    }

    @Override
    public Optional<List<String>> kitWords() {
        return Optional.of(List.of("one", "two", "three"));
    }

    @Override
    public CompletableFuture<Void> kitSaved() {
        kitSaved = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean tellsReading() {
        return true;
    }

    @Override
    public CompletableFuture<Void> tellReading(boolean tells) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.empty();
    }

    @Override
    public CompletableFuture<Void> setting(String key, String value) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> export(Path file) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public State<Optional<Trouble>> sendingStopped() {
        return stopped;
    }

    @Override
    public CompletableFuture<Void> sent() {
        return sent.copy();
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class WithBen implements Conversation {
        @Override
        public ChatId chat() {
            return ChatId.with(ben.account());
        }

        @Override
        public State<ConversationState> state() {
            return withBen;
        }

        @Override
        public CompletableFuture<Void> loaded() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> loadEarlier(int count) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<List<MessageRef>> send(String text) {
            Message message = message(true, new Message.What.Text(text), DeliveryState.PENDING);
            show(List.of(message), Optional.empty());
            said.run();
            return CompletableFuture.completedFuture(List.of(message.ref()));
        }

        @Override
        public CompletableFuture<Void> read(MessageRef newest) {
            read.add(newest);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void typing() {}

        @Override
        public void draft(String text) {}

        @Override
        public void close() {}
    }
}
