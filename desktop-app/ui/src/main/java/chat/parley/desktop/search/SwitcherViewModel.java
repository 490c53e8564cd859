package chat.parley.desktop.search;

import chat.parley.desktop.fx.FxState;
import chat.parley.desktop.kit.Match;
import chat.parley.desktop.search.SwitcherRow.Sign;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.link.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the switcher offers for what was typed, and which of it Enter takes. For the JavaFX thread. */
public final class SwitcherViewModel implements AutoCloseable {
    private static final int FEW = 5;
    private static final int MANY = 50;
    private static final String COMMANDS_ONLY = ">";
    private static final String PEOPLE_ONLY = "@";

    /**
     * Rows of one kind.
     *
     * @param title above them
     */
    record Group(String title, List<SwitcherRow> rows) {
        Group {
            rows = List.copyOf(rows);
        }
    }

    /** Something found and how well it fits. */
    private record Found(int rank, SwitcherRow row) {}

    private final FxState<List<ChatSummary>> chats;
    private final FxState<List<Person>> people;
    private final FxState<Connection> connection;
    private final List<Command> commands;
    private final Times times;
    private final Consumer<ChatId> open;
    private final Runnable dismissed;
    private final Texts texts = Texts.of(SwitcherViewModel.class);
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Group> groups = FXCollections.observableArrayList();
    private final IntegerProperty selected = new SimpleIntegerProperty();

    /**
     * A switcher.
     *
     * @param commands what the window can do
     * @param open shows a conversation
     * @param dismissed the switcher has done its work
     */
    public SwitcherViewModel(
            Messenger messenger,
            Executor gate,
            Times times,
            List<Command> commands,
            Consumer<ChatId> open,
            Runnable dismissed) {
        this.commands = List.copyOf(commands);
        this.times = times;
        this.open = open;
        this.dismissed = dismissed;
        chats = new FxState<>(messenger.chats(), gate);
        people = new FxState<>(messenger.people(), gate);
        connection = new FxState<>(messenger.connection(), gate);
        connection.property().addListener((_, _, _) -> show());
        chats.property().addListener((_, _, _) -> show());
        people.property().addListener((_, _, _) -> show());
        query.addListener(
                (_, _, _) -> {
                    selected.set(0);
                    show();
                });
        show();
    }

    /** What is typed. */
    StringProperty queryProperty() {
        return query;
    }

    /** What is offered; groups without rows are left out. */
    ObservableList<Group> groups() {
        return groups;
    }

    /** Which row Enter takes, counted over all groups. */
    IntegerProperty selectedProperty() {
        return selected;
    }

    /** All rows, in their order. */
    List<SwitcherRow> rows() {
        return groups.stream().flatMap(group -> group.rows().stream()).toList();
    }

    /** Goes up or down, round the ends. */
    void move(int by) {
        int count = rows().size();
        if (count > 0) {
            selected.set(Math.floorMod(selected.get() + by, count));
        }
    }

    /** Takes the selected row. */
    void take() {
        List<SwitcherRow> rows = rows();
        if (selected.get() < rows.size()) {
            take(rows.get(selected.get()));
        }
    }

    /** Takes a row. */
    void take(SwitcherRow row) {
        dismissed.run();
        row.run().run();
    }

    void dismiss() {
        dismissed.run();
    }

    @Override
    public void close() {
        chats.close();
        people.close();
        connection.close();
    }

    private void show() {
        String typed = query.get().stripLeading();
        var next = new ArrayList<Group>();
        if (typed.startsWith(COMMANDS_ONLY)) {
            add(next, texts.get("group.commands"), commands(typed.substring(1)), MANY);
        } else if (typed.startsWith(PEOPLE_ONLY)) {
            add(next, texts.get("group.people"), people(typed.substring(1), Set.of()), MANY);
        } else {
            Set<ChatId> withChat =
                    chats.value().stream().map(ChatSummary::chat).collect(Collectors.toSet());
            add(next, texts.get("group.chats"), chats(typed), FEW);
            if (!typed.isBlank()) {
                add(next, texts.get("group.people"), people(typed, withChat), FEW);
            }
            add(next, texts.get("group.commands"), commands(typed), FEW);
        }
        groups.setAll(next);
        selected.set(Math.clamp(selected.get(), 0, Math.max(0, rows().size() - 1)));
    }

    private static void add(List<Group> to, String title, List<Found> found, int most) {
        if (!found.isEmpty()) {
            to.add(
                    new Group(
                            title,
                            found.stream()
                                    .sorted(Comparator.comparingInt(Found::rank))
                                    .limit(most)
                                    .map(Found::row)
                                    .toList()));
        }
    }

    private List<Found> chats(String typed) {
        var found = new ArrayList<Found>();
        for (ChatSummary chat : chats.value()) {
            Person peer = chat.peer();
            // who was found by the handle is shown with it
            String detail =
                    Match.of(typed, peer.name())
                            .flatMap(_ -> last(chat))
                            .orElseGet(() -> handle(peer));
            find(
                            typed,
                            face(peer),
                            peer.name(),
                            detail,
                            handle(peer),
                            "",
                            () -> open.accept(chat.chat()))
                    .ifPresent(found::add);
        }
        return found;
    }

    private List<Found> people(String typed, Set<ChatId> except) {
        var found = new ArrayList<Found>();
        for (Person person : people.value()) {
            ChatId chat = ChatId.with(person.account());
            if (!except.contains(chat)) {
                find(
                                typed,
                                face(person),
                                person.name(),
                                detail(person),
                                handle(person),
                                "",
                                () -> open.accept(chat))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private List<Found> commands(String typed) {
        var found = new ArrayList<Found>();
        for (Command command : commands) {
            find(
                            typed,
                            new Sign.Glyph(command.icon()),
                            command.title(),
                            command.detail(),
                            command.words(),
                            command.keys(),
                            command.run())
                    .ifPresent(found::add);
        }
        return found;
    }

    /** In the title, or else in what is shown under it, or else in what is not shown. */
    private static Optional<Found> find(
            String typed,
            Sign sign,
            String title,
            String detail,
            String unseen,
            String keys,
            Runnable run) {
        Optional<Match> inTitle = Match.of(typed, title);
        if (inTitle.isPresent()) {
            return Optional.of(
                    new Found(
                            inTitle.get().rank(),
                            new SwitcherRow(
                                    sign, title, inTitle.get(), detail, Match.ALL, keys, run)));
        }
        Optional<Match> inUnseen = Match.of(typed, unseen);
        Optional<Match> inDetail = inUnseen.flatMap(_ -> Match.of(typed, detail));
        return inUnseen.map(
                match ->
                        new Found(
                                3 + match.rank(),
                                new SwitcherRow(
                                        sign,
                                        title,
                                        Match.ALL,
                                        detail,
                                        inDetail.orElse(Match.ALL),
                                        keys,
                                        run)));
    }

    private boolean there(Person person) {
        return connection.value() instanceof Connection.Online && person.presence().online();
    }

    private Sign face(Person person) {
        return new Sign.Face(person.name(), person.account(), there(person));
    }

    private static String handle(Person person) {
        return "@" + person.handle().value();
    }

    private String detail(Person person) {
        if (there(person)) {
            return texts.get("detail.online", handle(person));
        }
        return person.presence()
                .lastSeen()
                .map(at -> texts.get("detail.seen", handle(person), times.lastSeen(at)))
                .orElseGet(() -> handle(person));
    }

    private Optional<String> last(ChatSummary chat) {
        return chat.last()
                .flatMap(
                        message ->
                                message.what() instanceof What.Text(String text)
                                        ? Optional.of(
                                                message.mine()
                                                        ? texts.get("detail.mine", oneLine(text))
                                                        : oneLine(text))
                                        : Optional.empty());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
