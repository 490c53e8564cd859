package chat.parley.desktop.kit;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The mark and the name of the program, for windows that show nothing of a person's yet. */
public final class Brand extends HBox {
    private static final String NAME = "Parley";
    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    /** Mark and name. */
    public Brand() {
        getStyleClass().add("brand");
        var name = new Label(NAME);
        name.getStyleClass().add("screen-title");
        getChildren().addAll(mark(), name);
    }

    /** The program's sign for the system's window lists, in all sizes. */
    public static List<Image> icons() {
        return ICON_SIZES.stream()
                .map(size -> "/assets/logo/parley-" + size + ".png")
                .map(file -> Objects.requireNonNull(Brand.class.getResourceAsStream(file)))
                .map(Image::new)
                .toList();
    }

    /** The mark alone; its size comes from its style class. */
    public static Region mark(String... styleClasses) {
        var mark = new Region();
        mark.getStyleClass().add("mark");
        mark.getStyleClass().addAll(styleClasses);
        return mark;
    }
}
