package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a place says while it is empty: what it is for, and what to do. */
public final class EmptyState extends VBox {
    private final HBox actions = new HBox();

    /** An empty place that nothing is wrong with. */
    public EmptyState(Icon icon, String title, String text, Node... actions) {
        this(Kind.INFO, icon, title, text, actions);
    }

    /** An empty place of some kind. */
    public EmptyState(Kind kind, Icon icon, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        var heading = new Label(title);
        heading.getStyleClass().add("title");
        this.actions.getStyleClass().add("actions");
        this.actions.getChildren().setAll(actions);
        getChildren()
                .addAll(
                        new Glyph(kind, icon),
                        heading,
                        new Balanced(
                                EmojiText.paragraph(text, "explanation", "secondary", "centred")),
                        this.actions);
        if (actions.length == 0) {
            getChildren().remove(this.actions);
        } else {
            getChildren().addFirst(counterweight());
        }
    }

    /** Keeps the words in the middle where there is room, with buttons below them as without. */
    private Region counterweight() {
        var weight = new Region();
        weight.prefHeightProperty().bind(actions.heightProperty());
        weight.setMinHeight(0);
        return weight;
    }
}
