package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.Badge;
import chat.parley.desktop.kit.Banner;
import chat.parley.desktop.kit.EmptyState;
import chat.parley.desktop.kit.Floating;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.Keys;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.kit.Motion;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.Squeezed;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.trouble.Trouble;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A conversation on the screen: header, what is wrong if something is, messages, who is typing, and the composer below. */
public final class ConversationView extends VBox {
    private static final double GAP = 8;

    private final ConversationViewModel model;
    private final Runnable person;
    private final Texts texts = Texts.of(ConversationView.class);
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final VBox notices = new VBox();
    private final VBox warnings = new VBox();
    private final MessageList list;
    private final StackPane body = new StackPane();
    private final StackPane jump = new StackPane();
    private final Label loading = new Label();
    private Optional<ContextMenu> menu = Optional.empty();

    /**
     * Shows a conversation.
     *
     * @param leave goes back to the list, in a window too small for both
     * @param person shows the page of the person, or puts it away
     */
    public ConversationView(ConversationViewModel model, Runnable leave, Runnable person) {
        this.model = model;
        this.person = person;
        getStyleClass().add("conversation");
        setId("conversation");
        var header = new ConversationHeader(model, leave, person);
        header.backProperty(narrow);
        list = new MessageList(model, new Actions());
        list.setAccessibleText(texts.get("messages"));
        loading.textProperty()
                .bind(
                        Bindings.when(model.openingProperty())
                                .then(texts.get("opening"))
                                .otherwise(texts.get("loading")));
        loading.getStyleClass().addAll("caption", "loading");
        loading.setId("conversation-loading");
        loading.visibleProperty().bind(model.loadingProperty().or(model.openingProperty()));
        StackPane.setAlignment(loading, Pos.TOP_CENTER);
        body.getChildren().addAll(list, loading, typing(), jumpButton());
        body.getStyleClass().add("body");
        VBox.setVgrow(body, Priority.ALWAYS);
        // in a small window with large text there is no room for all that is to be said
        var said = new Squeezed(new VBox(notices, warnings));
        said.setFitToHeight(true);
        VBox.setVgrow(said, Priority.SOMETIMES);
        said.setMaxHeight(USE_PREF_SIZE);
        // the messages get what is left: they scroll anyway
        body.setMinHeight(0);
        body.setPrefHeight(0);
        getChildren().addAll(header, said, body);
        model.peerProperty().subscribe(_ -> warn());
        model.stoppedProperty().subscribe(_ -> warn());
        model.emptyProperty().subscribe(this::showEmpty);
        model.failedProperty().subscribe(why -> why.ifPresent(_ -> showFailed()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.attach();
    }

    /** Whether there is a way back to the list in the header. */
    public BooleanProperty narrowProperty() {
        return narrow;
    }

    /** What is to be said about the connection, below the header. */
    public void setNotices(Node node) {
        notices.getChildren().setAll(node);
    }

    /** Where the person writes. */
    public void setComposer(Node node) {
        getChildren().add(node);
    }

    /** The part that holds the messages. */
    public Node messages() {
        return list;
    }

    /** Puts the keyboard on the messages. */
    public void focusMessages() {
        list.requestFocus();
    }

    /** Lets go of the view model. */
    public void detach() {
        list.detach();
    }

    private Node typing() {
        var line = new Label();
        line.getStyleClass().addAll("caption", "typing-line");
        line.setId("conversation-typing");
        line.textProperty().bind(model.typingProperty());
        // over what somebody reads further up the header says it
        line.visibleProperty()
                .bind(line.textProperty().isNotEmpty().and(model.awayProperty().not()));
        var place = new HBox(line);
        place.getStyleClass().add("typing-place");
        place.setMouseTransparent(true);
        place.setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(place, Pos.BOTTOM_CENTER);
        return place;
    }

    private Node jumpButton() {
        var button = new IconButton(Icon.ARROW_DOWN, texts.get("jump"), "jump");
        button.setId("conversation-jump");
        button.setOnAction(_ -> list.toEnd());
        var count = new Badge();
        StackPane.setAlignment(count, Pos.TOP_CENTER);
        jump.getStyleClass().add("jump-place");
        jump.setPickOnBounds(false);
        jump.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        jump.getChildren().addAll(button, count);
        StackPane.setAlignment(jump, Pos.BOTTOM_RIGHT);
        model.belowProperty()
                .subscribe(
                        below -> {
                            count.setCount(below.intValue());
                            button.setName(
                                    below.intValue() > 0
                                            ? texts.count("jump.new", below.intValue())
                                            : texts.get("jump"));
                        });
        jump.setVisible(false);
        model.awayProperty()
                .addListener(
                        (_, _, away) -> {
                            jump.setVisible(away);
                            if (away) {
                                Motion.appear(jump);
                            }
                        });
        return jump;
    }

    private void showEmpty(boolean empty) {
        body.getChildren().removeIf(EmptyState.class::isInstance);
        list.setVisible(!empty);
        if (empty) {
            body.getChildren()
                    .add(
                            new EmptyState(
                                    Icon.LOCK,
                                    texts.get("empty.title", model.peerProperty().get().name()),
                                    texts.get("empty.text")));
        }
    }

    private void showFailed() {
        list.setVisible(false);
        var words =
                new EmptyState(Icon.STORAGE, texts.get("failed.title"), texts.get("failed.text"));
        words.setId("conversation-failed");
        body.getChildren().add(words);
    }

    /** Red states stay until somebody decides. */
    private void warn() {
        warnings.getChildren().clear();
        Person peer = model.peerProperty().get();
        Optional<Trouble> stopped = model.stoppedProperty().get();
        if (peer.trust() == Person.Trust.RED
                || stopped.equals(Optional.of(Trouble.PERSON_NOT_TRUSTED))) {
            var banner =
                    new Banner(
                            Kind.DANGER,
                            Icon.SHIELD_ALERT,
                            texts.get("red.title", "@" + peer.handle().value()),
                            texts.get("red.text", peer.name()));
            var compare = new PrimaryButton(texts.get("red.compare"), "small");
            compare.setId("conversation-compare");
            compare.setOnAction(_ -> person.run());
            banner.setActions(compare);
            banner.setId("conversation-red");
            warnings.getChildren().add(banner);
        } else if (stopped.equals(Optional.of(Trouble.SENDING_STOPPED))) {
            var banner =
                    new Banner(
                            Kind.DANGER,
                            Icon.STORAGE,
                            texts.get("stopped.title"),
                            texts.get("stopped.text"));
            banner.setId("conversation-stopped");
            warnings.getChildren().add(banner);
        }
    }

    private void pressed(KeyEvent event) {
        Optional<RowCell> row = list.focusedRow();
        if (row.isEmpty() || row.get().message().isEmpty()) {
            return;
        }
        boolean copies =
                event.getCode() == KeyCode.COPY
                        || (event.isShortcutDown() && event.getCode() == KeyCode.C);
        if (copies) {
            copy(row.get(), row.get().message().get());
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            new Actions().menu(row.get(), row.get().message().get());
            event.consume();
        }
    }

    private static void copy(RowCell row, Message message) {
        row.words().ifPresent(words -> words.copy());
        if (row.words().isEmpty() && message.what() instanceof What.Text words) {
            LinkCard.copy(words.text());
        }
    }

    private final class Actions implements RowActions {
        @Override
        public void menu(RowCell row, Message message) {
            menu.ifPresent(ContextMenu::hide);
            var next = new ContextMenu();
            row.words()
                    .ifPresent(
                            words -> {
                                boolean part = !words.selectedText().isEmpty();
                                var copy =
                                        new MenuItem(
                                                part
                                                        ? texts.get("menu.copy-part")
                                                        : texts.get("menu.copy"));
                                copy.setGraphic(new IconView(Icon.COPY, "icon-18"));
                                copy.setAccelerator(Keys.hint(KeyCode.C));
                                copy.setOnAction(_ -> words.copy());
                                next.getItems().add(copy);
                                for (String address : words.links()) {
                                    var open = new MenuItem(texts.get("menu.open", host(address)));
                                    open.setMnemonicParsing(false);
                                    open.setGraphic(new IconView(Icon.EXTERNAL, "icon-18"));
                                    open.setOnAction(_ -> model.ask(message.ref(), address));
                                    next.getItems().add(open);
                                }
                            });
            var info = new MenuItem(texts.get("menu.info"));
            info.setGraphic(new IconView(Icon.INFO, "icon-18"));
            info.setOnAction(
                    _ ->
                            new Floating(new MessageInfo(model, message))
                                    .showAbove(row.anchor(), !message.mine()));
            next.getItems().add(info);
            menu = Optional.of(next);
            row.getNode().setRinged(true);
            next.setOnHidden(_ -> row.getNode().setRinged(row.getNode().isFocused()));
            showBeside(next, row.anchor(), !message.mine());
        }

        @Override
        public void asked(LinkCard card) {
            Motion.appear(card);
            card.focus();
        }

        @Override
        public void person() {
            person.run();
        }
    }

    /** Below what it is about, above if there is no room, and only over it where it fills the screen. */
    private void showBeside(ContextMenu shown, Node about, boolean start) {
        Bounds seen = list.localToScreen(list.getLayoutBounds());
        Bounds all = about.localToScreen(about.getLayoutBounds());
        double top = Math.max(seen.getMinY(), all.getMinY());
        double bottom = Math.min(seen.getMaxY(), all.getMaxY());
        shown.show(about, all.getMinX(), bottom + GAP);
        // only once it is shown does it know its size
        double width = shown.getWidth();
        double height = shown.getHeight();
        Node whole = getScene().getRoot();
        Bounds window = whole.localToScreen(whole.getLayoutBounds());
        shown.setAnchorX(start ? all.getMinX() : all.getMaxX() - width);
        boolean below = bottom + GAP + height <= window.getMaxY();
        boolean above = top - GAP - height >= window.getMinY();
        if (below) {
            shown.setAnchorY(bottom + GAP);
        } else {
            shown.setAnchorY(above ? top - GAP - height : window.getMaxY() - height - GAP);
        }
    }

    private static String host(String address) {
        return RealAddress.of(address).map(RealAddress::host).orElse(address);
    }
}
