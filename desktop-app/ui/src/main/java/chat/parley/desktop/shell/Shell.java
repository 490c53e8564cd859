package chat.parley.desktop.shell;

import chat.parley.desktop.chatlist.ChatListView;
import chat.parley.desktop.chatlist.ChatListViewModel;
import chat.parley.desktop.composer.ComposerView;
import chat.parley.desktop.composer.ComposerViewModel;
import chat.parley.desktop.conversation.ConversationView;
import chat.parley.desktop.conversation.ConversationViewModel;
import chat.parley.desktop.fx.Delay;
import chat.parley.desktop.kit.EmojiPicker;
import chat.parley.desktop.kit.EmptyState;
import chat.parley.desktop.kit.FocusTrap;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.Keys;
import chat.parley.desktop.kit.Motion;
import chat.parley.desktop.kit.ToastArea;
import chat.parley.desktop.kit.emoji.EmojiArea;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Messenger;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.content.ChatId;
import chat.parley.model.id.AccountId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

/** The window of somebody who is signed in: puts the rooms together and leads the keyboard from one to the next. */
public final class Shell implements AutoCloseable {
    private static final List<KeyCode> PLACES =
            List.of(
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3,
                    KeyCode.DIGIT4,
                    KeyCode.DIGIT5,
                    KeyCode.DIGIT6,
                    KeyCode.DIGIT7,
                    KeyCode.DIGIT8,
                    KeyCode.DIGIT9);

    private final Messenger messenger;
    private final Executor gate;
    private final Delay delay;
    private final Clock clock;
    private final Times times;
    private final Consumer<String> browser;
    private final Rooms rooms;
    private final Texts texts = Texts.of(Shell.class);

    private final ShellViewModel model;
    private final ConnectionViewModel connection;
    private final ChatListViewModel chats;
    private final ChatListView list;
    private final BorderPane empty = new BorderPane();
    private final StackPane listTop = new StackPane();
    private final Rail rail;
    private final ShellFrame frame;
    private final NoticesView notices;
    private final EmojiPicker picker = new EmojiPicker();
    private final ToastArea toasts = new ToastArea();
    private final StackPane root;
    private final ObservableValue<Boolean> focused;
    private Optional<OpenChat> open = Optional.empty();
    private Optional<Shown> page = Optional.empty();
    private Optional<Shown> panel = Optional.empty();
    private Optional<Shown> switcher = Optional.empty();
    private Optional<FocusTrap> trap = Optional.empty();

    /**
     * Builds the window's content.
     *
     * @param messenger stays open when this closes
     * @param gate runs tasks on the JavaFX thread
     * @param browser opens an address that the person agreed to
     */
    public Shell(
            Messenger messenger,
            Executor gate,
            Delay delay,
            Clock clock,
            Times times,
            Consumer<String> browser,
            Rooms rooms) {
        this.messenger = messenger;
        this.gate = gate;
        this.delay = delay;
        this.clock = clock;
        this.times = times;
        this.browser = browser;
        this.rooms = rooms;
        model = new ShellViewModel(messenger, gate);
        connection = new ConnectionViewModel(messenger, gate, delay, clock, times);
        chats = new ChatListViewModel(messenger, gate, times, model::open);
        chats.openedProperty().bind(model.chatProperty());
        list = new ChatListView(chats);
        list.setTop(listTop);
        rail = new Rail(model);
        frame = new ShellFrame(rail, list);
        notices = new NoticesView(connection);
        root = new StackPane(frame, toasts);
        focused =
                root.sceneProperty()
                        .flatMap(scene -> scene.windowProperty())
                        .flatMap(Window::focusedProperty)
                        .orElse(false);
        model.anyChatProperty().subscribe(this::invite);
        model.narrowProperty().bind(frame.narrowProperty());
        model.chatProperty().subscribe(this::showChat);
        model.pageProperty().subscribe(this::showPage);
        model.personProperty().subscribe(this::showPerson);
        model.switcherProperty().subscribe(this::showSwitcher);
        model.narrowProperty().subscribe(_ -> placeNotices());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedLast);
        root.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    /** What is drawn. */
    public Region node() {
        return root;
    }

    /** Where the person is. */
    public ShellViewModel model() {
        return model;
    }

    /** Shows the people to begin a chat with. */
    public void newChat() {
        model.closeSwitcher();
        model.showChats();
        list.begin();
    }

    /** How wide the list is, at 100 %. */
    public DoubleProperty listWidthProperty() {
        return frame.listWidthProperty();
    }

    /** Says what was done, over everything, for a moment. */
    public ToastArea toasts() {
        return toasts;
    }

    @Override
    public void close() {
        open.ifPresent(OpenChat::close);
        for (Optional<Shown> each : List.of(page, panel, switcher)) {
            each.ifPresent(shown -> shown.leave().run());
        }
        chats.openedProperty().unbind();
        chats.close();
        connection.close();
        model.close();
    }

    // ---- What is shown ----

    private void showChat(Optional<ChatId> chat) {
        open.ifPresent(OpenChat::close);
        open = chat.map(this::opened);
        if (open.isPresent()) {
            frame.setBody(open.get().view(), true);
            open.get().composer().focus();
        } else {
            frame.setBody(empty, false);
            list.focusRows();
        }
        placeNotices();
    }

    /** What stands in the place of a conversation. */
    private void invite(boolean anyChat) {
        empty.setCenter(
                anyChat
                        ? new EmptyState(
                                Icon.CHAT,
                                texts.get("nothing.title"),
                                texts.get("nothing.text", Keys.command(KeyCode.K)))
                        : new EmptyState(
                                Icon.LOCK, texts.get("private.title"), texts.get("private.text")));
    }

    private OpenChat opened(ChatId chat) {
        Conversation conversation = messenger.open(chat);
        var words =
                new ConversationViewModel(
                        conversation, gate, delay, times, clock.getZone(), browser);
        words.watchedProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        focused.getValue()
                                                && model.pageProperty().get()
                                                        == ShellViewModel.Page.CHATS
                                                && !model.switcherProperty().get(),
                                focused,
                                model.pageProperty(),
                                model.switcherProperty()));
        words.connectedProperty().bind(connection.connectedProperty());
        var view =
                new ConversationView(
                        words, model::leaveChat, () -> model.togglePerson(chat.peer()));
        view.narrowProperty().bind(model.narrowProperty());
        var composing = new ComposerViewModel(conversation, model.draft(chat), gate, delay);
        composing.waitingProperty().bind(connection.waitingProperty());
        var composer = new ComposerView(composing, picker);
        view.setComposer(composer);
        return new OpenChat(words, view, composing, composer);
    }

    /** Below the conversation's header; over the list where that is all there is. */
    private void placeNotices() {
        boolean listOnly = model.narrowProperty().get() && open.isEmpty();
        listTop.getChildren().clear();
        if (listOnly) {
            listTop.getChildren().add(notices);
        } else if (open.isPresent()) {
            open.get().view().setNotices(notices);
        } else {
            empty.setTop(notices);
        }
    }

    private void showPage(ShellViewModel.Page now) {
        page.ifPresent(shown -> shown.leave().run());
        page =
                switch (now) {
                    case CHATS -> Optional.empty();
                    case SETTINGS -> Optional.of(rooms.settings());
                };
        frame.setPage(page.map(Shown::node));
        page.ifPresent(this::enter);
        if (page.isEmpty()) {
            focusChat();
        }
    }

    private void showPerson(Optional<AccountId> account) {
        panel.ifPresent(shown -> shown.leave().run());
        panel = account.map(id -> rooms.person(id, frame.coveredProperty(), model::closePerson));
        frame.setPanel(panel.map(Shown::node));
        panel.ifPresent(this::enter);
        if (panel.isEmpty()) {
            focusChat();
        }
    }

    private void showSwitcher(boolean shown) {
        switcher.ifPresent(each -> each.leave().run());
        switcher = shown ? Optional.of(rooms.switcher()) : Optional.empty();
        frame.setOverlay(switcher.map(Shown::node));
        trap.ifPresent(held -> held.open(this::focusChat));
        trap = switcher.map(each -> new FocusTrap(each.node()));
        switcher.ifPresent(this::enter);
    }

    private void enter(Shown shown) {
        Motion.appear(shown.node());
        shown.focus().run();
    }

    private void focusChat() {
        open.ifPresent(chat -> chat.composer().focus());
    }

    // ---- The keyboard ----

    private void pressed(KeyEvent event) {
        boolean used = false;
        if (event.isShortcutDown() && !event.isAltDown()) {
            used = shortcut(event.getCode());
        } else if (event.isAltDown()) {
            used = walk(event.getCode());
        } else if (event.getCode() == KeyCode.F6 && switcher.isEmpty()) {
            nextPane(event.isShiftDown() ? -1 : 1);
            used = true;
        }
        if (used) {
            event.consume();
        }
    }

    private boolean shortcut(KeyCode code) {
        switch (code) {
            case K -> model.toggleSwitcher();
            case COMMA -> model.showSettings();
            case N -> newChat();
            default -> {
                int place = PLACES.indexOf(code);
                if (place < 0) {
                    return false;
                }
                model.openAt(place + 1);
            }
        }
        return true;
    }

    private boolean walk(KeyCode code) {
        switch (code) {
            case UP -> model.walk(-1);
            case DOWN -> model.walk(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What nobody else wanted. */
    private void pressedLast(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.back()) {
            event.consume();
        }
    }

    /** Letters that were typed at nothing in particular belong to the composer. */
    private void typed(KeyEvent event) {
        String letters = event.getCharacter();
        Node owner = root.getScene() == null ? root : root.getScene().getFocusOwner();
        boolean elsewhere =
                owner instanceof TextInputControl || owner instanceof EmojiArea || !atChats();
        boolean command = event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
        if (elsewhere || command || letters.isBlank() || letters.codePointAt(0) < ' ') {
            return;
        }
        open.ifPresent(
                chat -> {
                    chat.composer().type(letters);
                    event.consume();
                });
    }

    private boolean atChats() {
        return page.isEmpty() && switcher.isEmpty() && !covered();
    }

    /** Whether somebody's page stands in the place of the conversation. */
    private boolean covered() {
        return panel.isPresent() && frame.coveredProperty().get();
    }

    /** From the rail to the list, the messages, the composer, the panel, and round again. */
    private void nextPane(int step) {
        var panes = new ArrayList<Pane>();
        panes.add(new Pane(rail, rail::focus));
        page.ifPresent(shown -> panes.add(new Pane(shown.node(), shown.focus())));
        if (page.isEmpty()) {
            if (list.isVisible()) {
                panes.add(new Pane(list, list::focusRows));
            }
            open.filter(_ -> !covered())
                    .ifPresent(
                            chat -> {
                                panes.add(
                                        new Pane(
                                                chat.view().messages(),
                                                chat.view()::focusMessages));
                                panes.add(new Pane(chat.composer(), chat.composer()::focus));
                            });
            panel.ifPresent(shown -> panes.add(new Pane(shown.node(), shown.focus())));
        }
        Node owner = root.getScene().getFocusOwner();
        int at = step > 0 ? -1 : panes.size();
        for (int i = 0; i < panes.size(); i++) {
            if (within(owner, panes.get(i).node())) {
                at = i;
            }
        }
        panes.get(Math.floorMod(at + step, panes.size())).focus().run();
    }

    private record Pane(Node node, Runnable focus) {}

    private static boolean within(Node node, Node pane) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(pane)) {
                return true;
            }
        }
        return false;
    }
}
