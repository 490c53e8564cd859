package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.Emoji;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Where the keyboard stands in the picker's grid. Headers are stepped over. */
final class EmojiCursor {
    private final ReadOnlyObjectWrapper<@Nullable Emoji> emoji = new ReadOnlyObjectWrapper<>();
    private List<EmojiRow> rows = List.of();
    private int row = -1;
    private int column;

    /** Other rows; the cursor is nowhere in them. */
    void show(List<EmojiRow> next) {
        rows = List.copyOf(next);
        nowhere();
    }

    /** The emoji that it stands on. */
    ReadOnlyObjectProperty<@Nullable Emoji> emojiProperty() {
        return emoji.getReadOnlyProperty();
    }

    /** The row it stands in, negative for none. */
    int row() {
        return row;
    }

    boolean at(int someRow, int someColumn) {
        return row == someRow && column == someColumn;
    }

    /** The very first emoji. */
    Optional<Emoji> first() {
        return rows.stream()
                .filter(EmojiRow.Line.class::isInstance)
                .findFirst()
                .map(each -> ((EmojiRow.Line) each).emojis().getFirst());
    }

    void nowhere() {
        row = -1;
        column = 0;
        emoji.set(null);
    }

    void to(int nextRow, int nextColumn) {
        if (nextRow >= 0
                && nextRow < rows.size()
                && rows.get(nextRow) instanceof EmojiRow.Line line) {
            row = nextRow;
            column = Math.clamp(nextColumn, 0, line.emojis().size() - 1);
            emoji.set(line.emojis().get(column));
        }
    }

    /** To the next or the previous emoji, from line to line. */
    void step(int by) {
        if (row < 0) {
            line(1);
        } else if (column + by < 0) {
            int before = row;
            line(-1);
            if (row != before) {
                to(row, EmojiPicker.COLUMNS);
            }
        } else if (column + by >= width()) {
            int before = row;
            line(1);
            if (row != before) {
                to(row, 0);
            }
        } else {
            to(row, column + by);
        }
    }

    /** To the line below (1) or above (-1); says whether there is one. */
    boolean line(int by) {
        int next = row + by;
        while (next >= 0 && next < rows.size() && !(rows.get(next) instanceof EmojiRow.Line)) {
            next += by;
        }
        boolean there = next >= 0 && next < rows.size();
        if (there) {
            to(next, column);
        }
        return there;
    }

    /** Several lines on. */
    void lines(int by) {
        for (int i = 0; i < Math.abs(by); i++) {
            if (!line(Integer.signum(by))) {
                return;
            }
        }
    }

    private int width() {
        return rows.get(row) instanceof EmojiRow.Line line ? line.emojis().size() : 0;
    }
}
