package chat.parley.desktop.chatlist;

import chat.parley.desktop.chatlist.ChatListViewModel.Mode;
import chat.parley.desktop.kit.EmptyState;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.Keys;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.SearchField;
import chat.parley.desktop.text.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The list of chats on the screen: title, search, rows, and what an empty list says. */
public final class ChatListView extends VBox {
    private final ChatListViewModel model;
    private final Texts texts = Texts.of(ChatListView.class);
    private final Label title = new Label();
    private final IconButton back = new IconButton(Icon.ARROW_LEFT, texts.get("back"));
    private final IconButton begin = new IconButton(Icon.ADD, texts.get("new"));
    private final SearchField search = new SearchField(texts.get("search"));
    private final ListView<ListRow> list = new ListView<>();
    private final StackPane body = new StackPane(list);
    private Optional<Object> cursor = Optional.empty();
    private Optional<Node> before = Optional.empty();

    /** Shows a list of chats. */
    public ChatListView(ChatListViewModel model) {
        this.model = model;
        getStyleClass().add("chat-list");
        setId("chatlist");
        title.getStyleClass().add("screen-title");
        title.setId("chatlist-title");
        back.setId("chatlist-back");
        back.setOnAction(_ -> leavePeople());
        begin.setId("chatlist-new");
        begin.setOnAction(_ -> begin());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(back, title, gap, begin);
        top.getStyleClass().add("list-top");

        search.setId("chatlist-search");
        search.setKeys(Keys.command(KeyCode.K));
        search.textProperty().bindBidirectional(model.queryProperty());
        search.field().addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
        var searchLine = new StackPane(search);
        searchLine.getStyleClass().add("search-line");

        list.setId("chatlist-rows");
        list.setItems(model.rows());
        list.setCellFactory(_ -> new ChatRowCell(model));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInList);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, row) -> {
                            if (row != null) {
                                cursor = Optional.of(row.key());
                            }
                        });
        list.focusVisibleProperty().subscribe(this::showCursor);
        model.openedProperty().addListener((_, _, _) -> forgetCursor());
        model.rows().subscribe(this::keepCursor);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(top, searchLine, body);

        model.modeProperty().subscribe(this::showMode);
        model.emptinessProperty().subscribe(_ -> showEmptiness());
        model.queryProperty().addListener((_, _, _) -> showEmptiness());
    }

    /** Something above everything else in the list. */
    public void setTop(Node node) {
        getChildren().addFirst(node);
    }

    /** Puts the keyboard into the search. */
    public void search() {
        search.requestFocus();
    }

    /** Puts the keyboard on the rows, if there are any. */
    public void focusRows() {
        if (list.getItems().isEmpty()) {
            search.requestFocus();
            return;
        }
        list.requestFocus();
        showCursor(true);
    }

    /** Shows the people to begin a chat with. */
    public void begin() {
        if (model.modeProperty().get() == Mode.CHATS && getScene() != null) {
            before = Optional.ofNullable(getScene().getFocusOwner());
        }
        model.begin();
        search.requestFocus();
    }

    /** Back to the chats, and with the keyboard to where it was. */
    private void leavePeople() {
        model.reset();
        before.filter(node -> getScene().equals(node.getScene()) && node.isFocusTraversable())
                .ifPresent(Node::requestFocus);
        before = Optional.empty();
    }

    private void showMode(Mode mode) {
        boolean people = mode == Mode.PEOPLE;
        title.setText(people ? texts.get("title.people") : texts.get("title"));
        list.setAccessibleText(title.getText());
        present(back, people);
        present(begin, !people);
        search.field().setPromptText(people ? texts.get("search.people") : texts.get("search"));
        search.field().setAccessibleText(search.field().getPromptText());
    }

    private void showEmptiness() {
        body.getChildren().removeIf(child -> !child.equals(list));
        Optional<Node> says =
                switch (model.emptinessProperty().get()) {
                    case NONE -> Optional.empty();
                    case NO_CHATS -> Optional.of(noChats());
                    case NOBODY ->
                            Optional.of(
                                    new EmptyState(
                                            Icon.PEOPLE,
                                            texts.get("empty.nobody.title"),
                                            model.organisation()
                                                    .map(
                                                            name ->
                                                                    texts.get(
                                                                            "empty.nobody.text",
                                                                            name))
                                                    .orElseGet(
                                                            () ->
                                                                    texts.get(
                                                                            "empty.nobody.unnamed"))));
                    case NO_HITS ->
                            Optional.of(
                                    new EmptyState(
                                            Icon.SEARCH,
                                            texts.get("empty.hits.title"),
                                            texts.get(
                                                    "empty.hits.text",
                                                    model.queryProperty().get().strip())));
                };
        says.map(this::inTheMiddle).ifPresent(body.getChildren()::add);
        list.setVisible(says.isEmpty());
    }

    /** In the middle of the window, as what stands beside it, where there is room for that. */
    private Node inTheMiddle(Node node) {
        var asAbove = new Region();
        asAbove.prefHeightProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> body.getBoundsInParent().getMinY(),
                                body.boundsInParentProperty()));
        asAbove.setMinHeight(0);
        VBox.setVgrow(node, Priority.ALWAYS);
        return new VBox(node, asAbove);
    }

    private EmptyState noChats() {
        var find = new PrimaryButton(Icon.SEARCH, texts.get("empty.chats.find"));
        find.setId("chatlist-find");
        find.setOnAction(_ -> begin());
        return new EmptyState(
                Icon.CHAT,
                texts.get("empty.chats.title"),
                model.organisation()
                        .map(name -> texts.count("empty.chats.text", model.peopleCount(), name))
                        .orElseGet(() -> texts.count("empty.chats.unnamed", model.peopleCount())),
                find);
    }

    private void pressedInSearch(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                if (!list.getItems().isEmpty()) {
                    list.requestFocus();
                    select(firstRow());
                }
                event.consume();
            }
            case ENTER -> {
                if (model.searching()) {
                    model.openFirst();
                }
                event.consume();
            }
            case ESCAPE -> {
                if (!model.searching() && model.modeProperty().get() == Mode.PEOPLE) {
                    leavePeople();
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void pressedInList(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case ENTER, SPACE -> {
                if (at >= 0) {
                    model.open(list.getItems().get(at));
                }
                event.consume();
            }
            case UP -> {
                int next = rowFrom(at - 1, -1);
                if (next < 0) {
                    search.requestFocus();
                } else {
                    select(next);
                }
                event.consume();
            }
            case DOWN -> {
                select(rowFrom(at + 1, 1));
                event.consume();
            }
            default -> back(event);
        }
    }

    private void back(KeyEvent event) {
        boolean away = model.searching() || model.modeProperty().get() == Mode.PEOPLE;
        if (event.getCode() == KeyCode.ESCAPE && away) {
            leavePeople();
            event.consume();
        }
    }

    /** Whoever opens a chat elsewhere comes back to it, not to where they walked before. */
    private void forgetCursor() {
        if (!list.isFocused()) {
            cursor = Optional.empty();
            list.getSelectionModel().clearSelection();
        }
    }

    /** The keyboard that comes here stands on the row of the open chat, or on the first one. */
    private void showCursor(boolean walks) {
        if (walks && list.getSelectionModel().isEmpty()) {
            select(openedRow());
        }
    }

    private int firstRow() {
        return rowFrom(0, 1);
    }

    private int openedRow() {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof ListRow.Opens row
                    && model.openedProperty().get().filter(row.chat()::equals).isPresent()) {
                return i;
            }
        }
        return firstRow();
    }

    /** The nearest row that opens something; -1 if there is none on the way. */
    private int rowFrom(int start, int step) {
        for (int i = start; i >= 0 && i < list.getItems().size(); i += step) {
            if (list.getItems().get(i) instanceof ListRow.Opens) {
                return i;
            }
        }
        return -1;
    }

    private void select(int index) {
        if (index >= 0) {
            list.getSelectionModel().clearAndSelect(index);
            list.getFocusModel().focus(index);
            list.scrollTo(index);
        }
    }

    /** Rows change their places while somebody walks: the cursor stays on its chat. */
    private void keepCursor() {
        if (cursor.isEmpty()) {
            return;
        }
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).key().equals(cursor.get())) {
                list.getSelectionModel().clearAndSelect(i);
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
