package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.Emoji;
import chat.parley.desktop.kit.emoji.EmojiGlyph;
import chat.parley.desktop.kit.emoji.SkinTone;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A row of the picker on the screen: a title, or eight emoji to press. */
final class EmojiRowCell extends ListCell<EmojiRow> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final EmojiCursor cursor;
    private final ObservableValue<SkinTone> tone;
    private final Consumer<Emoji> onPick;
    private final Label title = new Label();
    private final HBox line = new HBox();

    EmojiRowCell(EmojiCursor cursor, ObservableValue<SkinTone> tone, Consumer<Emoji> onPick) {
        this.cursor = cursor;
        this.tone = tone;
        this.onPick = onPick;
        getStyleClass().add("emoji-row");
        title.getStyleClass().add("section-title");
        line.getStyleClass().add("line");
        cursor.emojiProperty().addListener((_, _, _) -> mark());
    }

    @Override
    protected void updateItem(@Nullable EmojiRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        switch (empty ? null : row) {
            case EmojiRow.Header header -> {
                title.setText(header.title());
                setGraphic(title);
            }
            case EmojiRow.Line emojis -> {
                line.getChildren().setAll(emojis.emojis().stream().map(this::cell).toList());
                setGraphic(line);
                mark();
            }
            case null -> setGraphic(null);
        }
    }

    private StackPane cell(Emoji emoji) {
        var glyph = new EmojiGlyph(emoji.in(tone.getValue()));
        glyph.setMouseTransparent(true);
        var cell = new StackPane(glyph);
        cell.getStyleClass().add("emoji-cell");
        cell.setAccessibleRole(AccessibleRole.BUTTON);
        cell.setAccessibleText(emoji.glyph().name());
        cell.setOnMouseClicked(_ -> onPick.accept(emoji));
        Tooltip.install(cell, new Tooltip(emoji.glyph().name()));
        return cell;
    }

    private void mark() {
        for (int column = 0; column < line.getChildren().size(); column++) {
            line.getChildren()
                    .get(column)
                    .pseudoClassStateChanged(CURRENT, cursor.at(getIndex(), column));
        }
    }
}
