package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Delay;
import chat.parley.desktop.fx.FxState;
import chat.parley.desktop.text.PeopleWords;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.ConversationState;
import chat.parley.engine.chats.ConversationState.Stage;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.observe.Subscription;
import chat.parley.engine.trouble.Trouble;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;

/** What one open conversation shows and does. For the JavaFX thread. */
public final class ConversationViewModel implements AutoCloseable {
    private static final int PAGE = 60;
    private static final Duration NOTICEABLE = Duration.ofMillis(300);

    /** What opens within this time shows no sign of it. */
    static final Duration AT_ONCE = Duration.ofMillis(100);

    private final Conversation conversation;
    private final Executor gate;
    private final Delay delay;
    private final Times times;
    private final Texts texts = Texts.of(ConversationViewModel.class);
    private final ZoneId zone;
    private final Consumer<String> browser;
    private final FxState<ConversationState> state;

    private final RowList rows = new RowList();
    private final ReadOnlyObjectWrapper<Person> peer;
    private final ReadOnlyStringWrapper presence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper typing = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper below = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper jumps = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Trouble>> failed =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription slowly;
    private final ReadOnlyObjectWrapper<Optional<Trouble>> stopped =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LinkQuestion>> question =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty watched = new SimpleBooleanProperty();
    private final BooleanProperty connected = new SimpleBooleanProperty(true);
    private final Set<MessageRef> revealed = new HashSet<>();

    private List<Message> messages = List.of();
    private boolean opened;
    private Optional<MessageRef> line = Optional.empty();
    private Optional<MessageRef> seen = Optional.empty();
    private Optional<MessageRef> read = Optional.empty();
    private boolean earlier;
    private boolean shown;
    private boolean asking;
    private boolean atEnd = true;
    private int lastVisible = -1;

    /**
     * Whether to open an address that somebody sent.
     *
     * @param in the message that holds it
     */
    record LinkQuestion(MessageRef in, RealAddress address) {}

    /** A line of what is known of a message. */
    record Fact(String name, String value) {}

    /**
     * Shows a conversation until {@link #close}.
     *
     * @param conversation closed with this
     * @param browser opens an address that the person agreed to
     */
    public ConversationViewModel(
            Conversation conversation,
            Executor gate,
            Delay delay,
            Times times,
            ZoneId zone,
            Consumer<String> browser) {
        this.conversation = conversation;
        this.gate = gate;
        this.delay = delay;
        this.times = times;
        this.zone = zone;
        this.browser = browser;
        this.state = new FxState<>(conversation.state(), gate);
        this.slowly =
                state.value().stage() instanceof Stage.Loading
                        ? delay.in(AT_ONCE, this::opensSlowly)
                        : () -> {};
        this.peer = new ReadOnlyObjectWrapper<>(state.value().peer());
        show(state.value());
        state.property().addListener((_, _, now) -> show(now));
        watched.addListener((_, _, _) -> tellRead());
        connected.addListener((_, _, _) -> showPeer());
    }

    /** The conversation's name in the engine. */
    public ChatId chat() {
        return conversation.chat();
    }

    /** Who it is with. */
    public ReadOnlyObjectProperty<Person> peerProperty() {
        return peer.getReadOnlyProperty();
    }

    /** "online", "last seen today at 10:42", or nothing. */
    public ReadOnlyStringProperty presenceProperty() {
        return presence.getReadOnlyProperty();
    }

    /** "Anna is typing…", or nothing. */
    public ReadOnlyStringProperty typingProperty() {
        return typing.getReadOnlyProperty();
    }

    /** Whether nothing was said here yet. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Whether earlier messages are on their way for longer than a person would not notice. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Whether opening takes so long that it has to be said. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Why the messages cannot be shown. */
    public ReadOnlyObjectProperty<Optional<Trouble>> failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /** Why nothing can be sent here. */
    public ReadOnlyObjectProperty<Optional<Trouble>> stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Whether the list stands elsewhere than at its end. */
    public ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    /** How many new messages lie below what was on the screen. */
    public ReadOnlyIntegerProperty belowProperty() {
        return below.getReadOnlyProperty();
    }

    /** Counts how often the list should go to its end, because the person said something. */
    public ReadOnlyIntegerProperty jumpsProperty() {
        return jumps.getReadOnlyProperty();
    }

    /** Whether the person can be looking: the window has the focus. Only then messages count as read. */
    public BooleanProperty watchedProperty() {
        return watched;
    }

    /** Whether this computer hears of them at all: without it nobody knows who is there. */
    public BooleanProperty connectedProperty() {
        return connected;
    }

    ReadOnlyObjectProperty<Optional<LinkQuestion>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    ObservableList<RowItem> rows() {
        return rows.items();
    }

    /** Where the list should open: at the line above what is new, or at the end. */
    int opensAt() {
        for (int i = 0; i < rows.items().size(); i++) {
            if (rows.items().get(i).row() instanceof Row.NewMessages) {
                return i;
            }
        }
        return rows.items().size() - 1;
    }

    /**
     * The list tells what is on the screen.
     *
     * @param last the last visible row
     * @param end whether the list stands at its end
     */
    void visible(int last, boolean end) {
        lastVisible = last;
        atEnd = end;
        away.set(!end);
        newestUpTo(last).ifPresent(message -> seen = later(seen, message.ref()));
        countBelow();
        tellRead();
    }

    /** Asks for earlier messages, if there are some and nobody asked yet. */
    void loadEarlier() {
        if (!earlier || asking) {
            return;
        }
        asking = true;
        Subscription slow = delay.in(NOTICEABLE, () -> loading.set(true));
        var _ =
                conversation
                        .loadEarlier(PAGE)
                        .whenComplete(
                                (_, _) ->
                                        gate.execute(
                                                () -> {
                                                    slow.close();
                                                    loading.set(false);
                                                    asking = false;
                                                }));
    }

    /** An address was clicked: shows where it really leads before anything happens. */
    void ask(MessageRef in, String address) {
        question.set(RealAddress.of(address).map(real -> new LinkQuestion(in, real)));
    }

    /** Opens the address in question. */
    void open() {
        question.get()
                .filter(asked -> asked.address().inBrowser())
                .ifPresent(asked -> browser.accept(asked.address().full()));
        question.set(Optional.empty());
    }

    /** Opens nothing. */
    void leave() {
        question.set(Optional.empty());
    }

    /** Shows what a removed device wrote. */
    void reveal(MessageRef message) {
        revealed.add(message);
    }

    boolean revealed(MessageRef message) {
        return revealed.contains(message);
    }

    Times times() {
        return times;
    }

    /** What is known of a message's way. */
    List<Fact> facts(Message message) {
        var facts = new ArrayList<Fact>();
        String said = message.mine() ? texts.get("info.written") : texts.get("info.sent");
        facts.add(new Fact(said, times.moment(message.sentAt())));
        if (message.mine() && message.state() == DeliveryState.NOT_SENT) {
            facts.add(new Fact(texts.get("info.accepted"), texts.get("info.never")));
        } else if (message.mine()) {
            facts.add(
                    new Fact(
                            texts.get("info.accepted"),
                            moment(message.acceptedAt(), texts.get("info.waiting"))));
            facts.add(
                    new Fact(
                            texts.get("info.delivered"),
                            moment(message.deliveredAt(), texts.get("info.not-yet"))));
            facts.add(
                    new Fact(
                            texts.get("info.read"),
                            moment(message.readAt(), texts.get("info.not-yet"))));
        } else {
            message.deliveredAt()
                    .ifPresent(
                            at -> facts.add(new Fact(texts.get("info.arrived"), times.moment(at))));
            message.readAt()
                    .ifPresent(
                            at ->
                                    facts.add(
                                            new Fact(
                                                    texts.get("info.read-by-you"),
                                                    times.moment(at))));
        }
        return facts;
    }

    @Override
    public void close() {
        slowly.close();
        state.close();
        conversation.close();
    }

    private String moment(Optional<java.time.Instant> at, String otherwise) {
        return at.map(times::moment).orElse(otherwise);
    }

    private void opensSlowly() {
        opening.set(state.value().stage() instanceof Stage.Loading);
    }

    private void show(ConversationState now) {
        showPeer();
        stopped.set(now.sendingStopped());
        switch (now.stage()) {
            case Stage.Loading _ -> {}
            case Stage.Ready _ -> {
                opening.set(false);
                if (!opened) {
                    opened = true;
                    line = now.firstUnread();
                }
                showMessages(now);
            }
            case Stage.Failed broken -> {
                opening.set(false);
                failed.set(Optional.of(broken.why()));
            }
        }
    }

    private void showMessages(ConversationState now) {
        Optional<Message> before =
                messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast());
        // what was there when the conversation was opened did not come
        List<Message> came =
                before.map(last -> after(now.messages(), last))
                        .orElse(shown ? now.messages() : List.of());
        shown = true;
        boolean said = came.stream().anyMatch(Message::mine);
        if (said) {
            line = Optional.empty();
        } else {
            came.stream().findFirst().ifPresent(this::drawLine);
        }
        messages = now.messages();
        earlier = now.earlier();
        empty.set(messages.isEmpty());
        rows.show(Rows.of(messages, line, zone));
        if (said) {
            jumps.set(jumps.get() + 1);
        }
        countBelow();
    }

    private void showPeer() {
        ConversationState now = state.value();
        peer.set(connected.get() ? now.peer() : now.peer().unheard());
        presence.set(new PeopleWords(times).presence(peer.get().presence()));
        boolean writes = connected.get() && now.typing();
        typing.set(writes ? texts.get("typing", now.peer().name()) : "");
    }

    /** Nobody looked when it came, and everything before it was read: what is new begins here. */
    private void drawLine(Message first) {
        boolean looked = watched.get() && atEnd;
        boolean allRead =
                line.isEmpty()
                        || newest(messages)
                                .map(last -> read.equals(Optional.of(last.ref())))
                                .orElse(true);
        if (!looked && allRead) {
            line = Optional.of(first.ref());
        }
    }

    private void countBelow() {
        if (atEnd || seen.isEmpty()) {
            below.set(0);
            return;
        }
        int count = 0;
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).ref().equals(seen.get())) {
                break;
            }
            if (!messages.get(i).mine()) {
                count++;
            }
        }
        below.set(count);
    }

    private void tellRead() {
        if (!watched.get()) {
            return;
        }
        newestTheirsUpTo(lastVisible)
                .map(Message::ref)
                .filter(ref -> !later(read, ref).equals(read))
                .ifPresent(
                        ref -> {
                            read = Optional.of(ref);
                            var _ = conversation.read(ref);
                        });
    }

    private Optional<Message> newestUpTo(int last) {
        return newestUpTo(last, true);
    }

    private Optional<Message> newestTheirsUpTo(int last) {
        return newestUpTo(last, false);
    }

    private Optional<Message> newestUpTo(int last, boolean mineToo) {
        List<RowItem> items = rows.items();
        for (int i = Math.min(last, items.size() - 1); i >= 0; i--) {
            Optional<Message> message =
                    switch (items.get(i).row()) {
                        case Row.Bubble bubble -> Optional.of(bubble.message());
                        case Row.Note note -> Optional.of(note.message());
                        case Row.Day _, Row.NewMessages _ -> Optional.empty();
                    };
            if (message.isPresent() && (mineToo || !message.get().mine())) {
                return message;
            }
        }
        return Optional.empty();
    }

    /** The one of two messages that stands further down. */
    private Optional<MessageRef> later(Optional<MessageRef> one, MessageRef other) {
        if (one.isEmpty()) {
            return Optional.of(other);
        }
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).ref().equals(one.get())) {
                return one;
            }
            if (messages.get(i).ref().equals(other)) {
                return Optional.of(other);
            }
        }
        return one;
    }

    private static Optional<Message> newest(List<Message> messages) {
        return messages.reversed().stream().filter(message -> !message.mine()).findFirst();
    }

    private static List<Message> after(List<Message> messages, Message last) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).ref().equals(last.ref())) {
                return messages.subList(i + 1, messages.size());
            }
        }
        return List.of();
    }
}
