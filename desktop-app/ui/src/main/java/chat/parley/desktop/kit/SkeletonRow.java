package chat.parley.desktop.kit;

import java.util.stream.IntStream;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a row will be once it is loaded. It does not move: an endless animation keeps a processor busy. */
public final class SkeletonRow extends HBox {

    /** A circle and two bars. */
    public SkeletonRow() {
        getStyleClass().add("skeleton-row");
        var bars = new VBox(part("bar", "long"), part("bar", "short"));
        bars.getStyleClass().add("bars");
        getChildren().addAll(part("circle"), bars);
    }

    /** So many rows, one under the other. */
    public static VBox rows(int count) {
        var box = new VBox();
        IntStream.range(0, count).forEach(_ -> box.getChildren().add(new SkeletonRow()));
        return box;
    }

    private static Region part(String... styleClasses) {
        var part = new Region();
        part.getStyleClass().addAll(styleClasses);
        return part;
    }
}
