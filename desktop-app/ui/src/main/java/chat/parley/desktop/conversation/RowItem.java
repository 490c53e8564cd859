package chat.parley.desktop.conversation;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A place in the list that keeps its identity while its content changes. */
final class RowItem {
    private final ObjectProperty<Row> row;
    private final BooleanProperty last = new SimpleBooleanProperty();

    RowItem(Row row) {
        this.row = new SimpleObjectProperty<>(row);
    }

    Object key() {
        return row.get().key();
    }

    Row row() {
        return row.get();
    }

    ReadOnlyObjectProperty<Row> rowProperty() {
        return row;
    }

    /** Whether nothing follows it. */
    ReadOnlyBooleanProperty lastProperty() {
        return last;
    }

    void setLast(boolean is) {
        last.set(is);
    }

    void set(Row next) {
        if (!next.equals(row.get())) {
            row.set(next);
        }
    }
}
