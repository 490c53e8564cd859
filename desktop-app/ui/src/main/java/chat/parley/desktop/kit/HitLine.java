package chat.parley.desktop.kit;

import chat.parley.desktop.kit.Match.Hit;
import chat.parley.desktop.kit.emoji.EmojiLabel;
import java.text.Bidi;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** One line in which the places of a search are marked. */
public final class HitLine extends HBox {
    private final String[] styleClasses;

    /** A line of text; the style classes are those of a label. */
    public HitLine(String text, Match match, String... styleClasses) {
        this.styleClasses = styleClasses.clone();
        getStyleClass().add("hit-line");
        setMinWidth(0);
        if (match.hits().isEmpty() || !splits(text)) {
            var whole = new EmojiLabel(styleClasses);
            whole.setText(text);
            getChildren().add(whole);
            return;
        }
        // the end is cut off, not what comes before the first place
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        int at = 0;
        for (Hit hit : match.hits()) {
            plain(text.substring(at, hit.start()));
            getChildren().add(marked(text.substring(hit.start(), hit.end())));
            at = hit.end();
        }
        plain(text.substring(at));
    }

    /** Letters that join, or run against the line, fall apart when a line is cut; pictures are no letters at all. */
    private static boolean splits(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                && text.codePoints().allMatch(c -> c < 0x2000);
    }

    private void plain(String part) {
        getChildren()
                .forEach(
                        before -> {
                            if (before instanceof Label label) {
                                label.setMinWidth(USE_PREF_SIZE);
                            }
                        });
        if (!part.isEmpty()) {
            getChildren().add(label(part));
        }
    }

    private Node marked(String part) {
        var ground = new Region();
        ground.getStyleClass().add("hit");
        var words = label(part);
        words.setMinWidth(USE_PREF_SIZE);
        return new StackPane(ground, words);
    }

    private Label label(String part) {
        var label = new Label(part);
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(0);
        return label;
    }
}
