package chat.parley.desktop.kit;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;

/** A theme to choose: the window in miniature, in that theme's colours whatever the present one is. */
public final class ThemeTile extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final RadioButton choice;

    /** What a tile shows. */
    public enum Look {
        LIGHT,
        DARK,
        /** One half light, one half dark. */
        BOTH
    }

    /** A tile for a theme. */
    public ThemeTile(Look look, String name) {
        getStyleClass().add("theme-tile");
        choice = new RadioButton(name);
        choice.setContentDisplay(ContentDisplay.LEFT);
        var picture = new StackPane();
        picture.getStyleClass().add("picture");
        switch (look) {
            case LIGHT -> picture.getChildren().add(miniature("light"));
            case DARK -> picture.getChildren().add(miniature("dark"));
            case BOTH -> {
                Pane dark = miniature("dark");
                dark.layoutBoundsProperty()
                        .addListener((_, _, bounds) -> dark.setClip(slanted(bounds)));
                picture.getChildren().addAll(miniature("light"), dark);
            }
        }
        var corners = new Rectangle();
        corners.widthProperty().bind(picture.widthProperty());
        corners.heightProperty().bind(picture.heightProperty());
        corners.setArcWidth(20);
        corners.setArcHeight(20);
        picture.setClip(corners);
        var frame = new StackPane(picture);
        frame.getStyleClass().add("frame");
        frame.setOnMouseClicked(_ -> choice.fire());
        choice.selectedProperty()
                .addListener((_, _, chosen) -> frame.pseudoClassStateChanged(CHOSEN, chosen));
        getChildren().addAll(frame, choice);
    }

    /** The choice itself, for a toggle group. */
    public RadioButton choice() {
        return choice;
    }

    /** The end half of an area, its edge leaning. */
    private static Polygon slanted(Bounds area) {
        double width = area.getWidth();
        double height = area.getHeight();
        return new Polygon(width * 0.62, 0, width, 0, width, height, width * 0.38, height);
    }

    private static Pane miniature(String theme) {
        var list = new VBox(row(1), row(2), row(3));
        list.getStyleClass().add("list");
        var chat =
                new VBox(
                        bubble("theirs"),
                        bubble("theirs", "short"),
                        bubble("mine"),
                        bubble("composer"));
        chat.getStyleClass().add("chat");
        HBox.setHgrow(chat, Priority.ALWAYS);
        var rail = new Region();
        rail.getStyleClass().add("rail");
        var window = new HBox(rail, list, chat);
        window.getStyleClass().addAll("miniature", theme);
        window.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return window;
    }

    private static HBox row(int identity) {
        var dot = new Region();
        dot.getStyleClass().addAll("dot", "dot-" + identity);
        var bar = new Region();
        bar.getStyleClass().add("bar");
        var row = new HBox(dot, bar);
        row.getStyleClass().add("row");
        return row;
    }

    private static HBox bubble(String... styleClasses) {
        var bubble = new Region();
        bubble.getStyleClass().add("bubble");
        bubble.getStyleClass().addAll(styleClasses);
        var line = new HBox(bubble);
        line.getStyleClass().addAll("line", styleClasses[0] + "-line");
        return line;
    }
}
