package chat.parley.desktop.chatlist;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A line of the list on the screen: a chat, somebody, or a title. */
final class ChatRowCell extends ListCell<ListRow> {
    private static final PseudoClass OPENED = PseudoClass.getPseudoClass("opened");

    private final ChatListViewModel model;
    private final ChatRow row = new ChatRow();
    private final Label title = new Label();

    ChatRowCell(ChatListViewModel model) {
        this.model = model;
        getStyleClass().add("chat-cell");
        title.getStyleClass().addAll("section", "group-title");
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setOnMouseClicked(
                _ -> {
                    if (getItem() != null) {
                        model.open(getItem());
                    }
                });
        model.openedProperty().addListener((_, _, _) -> mark());
    }

    @Override
    protected void updateItem(@Nullable ListRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case ListRow.Chat chat -> {
                row.show(chat);
                setGraphic(row);
                setAccessibleText(row.words());
            }
            case ListRow.Someone someone -> {
                row.show(someone);
                setGraphic(row);
                setAccessibleText(row.words());
            }
            case ListRow.Group group -> {
                title.setText(group.title());
                setGraphic(title);
                setAccessibleText(group.title());
            }
        }
        mark();
    }

    private void mark() {
        boolean opened =
                getItem() instanceof ListRow.Opens target
                        && model.openedProperty().get().filter(target.chat()::equals).isPresent();
        row.pseudoClassStateChanged(OPENED, opened);
    }
}
