package chat.parley.desktop.conversation;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows on the screen, changed as little as possible, so that the place and what is selected stay. */
final class RowList {
    private final ObservableList<RowItem> items = FXCollections.observableArrayList();
    private final ObservableList<RowItem> readOnly =
            FXCollections.unmodifiableObservableList(items);

    ObservableList<RowItem> items() {
        return readOnly;
    }

    /** Shows these rows: equal keys at both ends stay in their place, what lies between is exchanged. */
    void show(List<Row> next) {
        int head = 0;
        int most = Math.min(items.size(), next.size());
        while (head < most && same(items.get(head), next.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && same(items.get(items.size() - 1 - tail), next.get(next.size() - 1 - tail))) {
            tail++;
        }
        for (int i = 0; i < head; i++) {
            items.get(i).set(next.get(i));
        }
        for (int i = 1; i <= tail; i++) {
            items.get(items.size() - i).set(next.get(next.size() - i));
        }
        if (head < items.size() - tail) {
            items.remove(head, items.size() - tail);
        }
        if (head < next.size() - tail) {
            items.addAll(
                    head,
                    next.subList(head, next.size() - tail).stream().map(RowItem::new).toList());
        }
        for (RowItem item : items) {
            item.setLast(item.equals(items.getLast()));
        }
    }

    private static boolean same(RowItem item, Row row) {
        return item.key().equals(row.key());
    }
}
