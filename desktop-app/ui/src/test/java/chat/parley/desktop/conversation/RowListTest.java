package chat.parley.desktop.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowListTest {
    private final RowList list = new RowList();
    private final List<String> changes = new ArrayList<>();

    @Test
    void whatComesAtTheEndLeavesTheRestAlone() {
        list.show(rows(1, 2, 3));
        List<RowItem> before = List.copyOf(list.items());
        watch();

        list.show(rows(1, 2, 3, 4));

        assertEquals(List.of("+[3, 4)"), changes);
        assertEquals(before, list.items().subList(0, 3));
    }

    @Test
    void whatComesOnTopLeavesTheRestAlone() {
        list.show(rows(5, 6));
        RowItem six = list.items().getLast();
        watch();

        list.show(rows(3, 4, 5, 6));

        assertEquals(List.of("+[0, 2)"), changes);
        assertSame(six, list.items().getLast());
    }

    @Test
    void anotherContentOfTheSameRowIsNoChangeOfTheList() {
        list.show(List.of(day(1, "2026-11-24T09:00:00Z")));
        RowItem item = list.items().getFirst();
        watch();

        list.show(List.of(day(1, "2026-11-24T08:00:00Z")));

        assertEquals(List.of(), changes);
        assertSame(item, list.items().getFirst());
        assertEquals(day(1, "2026-11-24T08:00:00Z"), item.row());
    }

    @Property
    void showsWhateverItIsTold(
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 9) Integer> before,
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 9) Integer> after) {
        var each = new RowList();
        each.show(rows(before.stream().distinct().mapToLong(i -> i).toArray()));

        List<Row> wanted = rows(after.stream().distinct().mapToLong(i -> i).toArray());
        each.show(wanted);

        assertEquals(wanted, each.items().stream().map(RowItem::row).toList());
    }

    private void watch() {
        list.items()
                .addListener(
                        (ListChangeListener<RowItem>)
                                change -> {
                                    while (change.next()) {
                                        changes.add(
                                                (change.wasRemoved() ? "-" : "+")
                                                        + "["
                                                        + change.getFrom()
                                                        + ", "
                                                        + change.getTo()
                                                        + ")");
                                    }
                                });
    }

    private static List<Row> rows(long... days) {
        return LongStream.of(days).mapToObj(day -> day(day, "2026-11-24T09:00:00Z")).toList();
    }

    private static Row day(long day, String first) {
        return new Row.Day(day, Instant.parse(first));
    }
}
