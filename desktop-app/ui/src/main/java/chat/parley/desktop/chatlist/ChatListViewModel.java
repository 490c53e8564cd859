package chat.parley.desktop.chatlist;

import chat.parley.desktop.chatlist.ListRow.Preview;
import chat.parley.desktop.fx.FxState;
import chat.parley.desktop.kit.Match;
import chat.parley.desktop.text.Organisation;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Me;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.link.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the list of chats shows and does. For the JavaFX thread. */
public final class ChatListViewModel implements AutoCloseable {

    /** What the list is there for. */
    public enum Mode {
        /** The chats. */
        CHATS,
        /** The people to begin a chat with. */
        PEOPLE
    }

    /** Why there is nothing in the list. */
    enum Emptiness {
        /** There is something. */
        NONE,
        /** No chat yet, but people to begin one with. */
        NO_CHATS,
        /** Nobody in the directory yet. */
        NOBODY,
        /** Nobody is called like that. */
        NO_HITS
    }

    private final Consumer<ChatId> opener;
    private final Times times;
    private final Texts texts = Texts.of(ChatListViewModel.class);
    private final FxState<List<ChatSummary>> chats;
    private final FxState<List<Person>> people;
    private final FxState<Me> me;
    private final FxState<Connection> connection;

    private final ObservableList<ListRow> rows = FXCollections.observableArrayList();
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.CHATS);
    private final ObjectProperty<Optional<ChatId>> opened =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Emptiness> emptiness =
            new ReadOnlyObjectWrapper<>(Emptiness.NONE);

    /**
     * A list of chats.
     *
     * @param opener opens a chat in the window
     */
    public ChatListViewModel(
            Messenger messenger, Executor gate, Times times, Consumer<ChatId> opener) {
        this.opener = opener;
        this.times = times;
        chats = new FxState<>(messenger.chats(), gate);
        people = new FxState<>(messenger.people(), gate);
        me = new FxState<>(messenger.me(), gate);
        connection = new FxState<>(messenger.connection(), gate);
        connection.property().addListener((_, _, _) -> show());
        chats.property().addListener((_, _, _) -> show());
        people.property().addListener((_, _, _) -> show());
        query.addListener((_, _, _) -> show());
        mode.addListener((_, _, _) -> show());
        opened.addListener((_, _, _) -> show());
        show();
    }

    /** What is searched for. */
    public StringProperty queryProperty() {
        return query;
    }

    /** Chats, or people to begin one with. */
    public ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** The chat that the window shows. */
    public ObjectProperty<Optional<ChatId>> openedProperty() {
        return opened;
    }

    ObservableList<ListRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }

    /** Whether something is searched for. */
    boolean searching() {
        return !query.get().isBlank();
    }

    /** What the organisation is called, where it has a name of its own. */
    Optional<String> organisation() {
        return Organisation.named(me.value().relay().name());
    }

    /** How many people there are to talk to. */
    int peopleCount() {
        return people.value().size();
    }

    /** Shows the people to begin a chat with. */
    public void begin() {
        query.set("");
        mode.set(Mode.PEOPLE);
    }

    /** Back to the chats, without a search. */
    public void reset() {
        query.set("");
        mode.set(Mode.CHATS);
    }

    /** Opens the chat of a row. */
    void open(ListRow row) {
        if (row instanceof ListRow.Opens target) {
            reset();
            opener.accept(target.chat());
        }
    }

    /** Opens the first hit of a search. */
    void openFirst() {
        rows.stream().filter(ListRow.Opens.class::isInstance).findFirst().ifPresent(this::open);
    }

    @Override
    public void close() {
        chats.close();
        people.close();
        me.close();
        connection.close();
    }

    private void show() {
        var search = new NameSearch(query.get());
        List<ListRow> next =
                switch (mode.get()) {
                    case CHATS -> chatsAnd(search);
                    case PEOPLE -> everybody(search);
                };
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
        emptiness.set(emptiness(search));
    }

    private List<ListRow> chatsAnd(NameSearch search) {
        var next = new ArrayList<ListRow>();
        for (ChatSummary chat : chats.value()) {
            if (search.finds(chat.peer())) {
                next.add(row(chat));
            }
        }
        if (!search.everything()) {
            if (!next.isEmpty()) {
                next.addFirst(new ListRow.Group(texts.get("group.chats")));
            }
            Set<ChatId> shown =
                    chats.value().stream().map(ChatSummary::chat).collect(Collectors.toSet());
            List<ListRow> others =
                    people.value().stream()
                            .filter(
                                    person ->
                                            !shown.contains(ChatId.with(person.account()))
                                                    && search.finds(person))
                            .map(this::row)
                            .toList();
            if (!others.isEmpty()) {
                next.add(new ListRow.Group(texts.get("group.people")));
                next.addAll(others);
            }
        }
        return next;
    }

    private List<ListRow> everybody(NameSearch search) {
        return people.value().stream().filter(search::finds).map(this::row).toList();
    }

    private Emptiness emptiness(NameSearch search) {
        if (!rows.isEmpty()) {
            return Emptiness.NONE;
        }
        if (!search.everything()) {
            return Emptiness.NO_HITS;
        }
        return people.value().isEmpty() ? Emptiness.NOBODY : Emptiness.NO_CHATS;
    }

    private ListRow row(ChatSummary chat) {
        return new ListRow.Chat(
                chat.chat(),
                heard(chat.peer()),
                Match.of(query.get(), chat.peer().name()).orElse(Match.ALL),
                chat.last().map(last -> times.row(last.sentAt())).orElse(""),
                preview(chat),
                chat.unread());
    }

    private ListRow row(Person person) {
        String handle = "@" + person.handle().value();
        Person now = heard(person);
        // the row has no room for more than that they are there
        String about = now.presence().online() ? texts.get("about.online", handle) : handle;
        Optional<Match> inName = Match.of(query.get(), person.name());
        Match inAbout =
                inName.isPresent() ? Match.ALL : Match.of(query.get(), about).orElse(Match.ALL);
        return new ListRow.Someone(
                ChatId.with(person.account()), now, inName.orElse(Match.ALL), about, inAbout);
    }

    /** Without a connection nobody knows who is there. */
    private Person heard(Person person) {
        return connection.value() instanceof Connection.Online ? person : person.unheard();
    }

    private Preview preview(ChatSummary chat) {
        if (chat.peer().trust() == Person.Trust.RED) {
            return new Preview.Notice(texts.get("notice.red"));
        }
        if (chat.typing() && connection.value() instanceof Connection.Online) {
            return new Preview.Typing();
        }
        boolean writing = opened.get().equals(Optional.of(chat.chat()));
        if (!chat.draft().isBlank() && !writing) {
            return new Preview.Draft(chat.draft().strip());
        }
        return chat.last().map(this::preview).orElse(new Preview.Notice(""));
    }

    private Preview preview(Message last) {
        return switch (last.what()) {
            case What.Text text ->
                    new Preview.Said(
                            text.text(),
                            last.mine() ? Optional.of(last.state()) : Optional.empty());
            case What.Unreadable _ -> new Preview.Notice(texts.get("notice.unreadable"));
            case What.Damaged _ -> new Preview.Notice(texts.get("notice.damaged"));
            case What.Newer _ -> new Preview.Notice(texts.get("notice.newer"));
            case What.FromRemovedDevice _ -> new Preview.Notice(texts.get("notice.removed"));
            case What.DevicesChanged _ -> new Preview.Notice(texts.get("notice.devices"));
            case What.Missing _ -> new Preview.Notice(texts.get("notice.missing"));
        };
    }
}
