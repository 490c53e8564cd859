package chat.parley.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How hard a passphrase is to guess: four parts, one word, and the reason. */
public final class StrengthBar extends VBox {
    private static final int PARTS = 4;
    private static final List<String> LEVELS = List.of("empty", "weak", "fair", "good", "strong");

    private final List<Region> parts = new ArrayList<>();
    private final Label word = new Label();
    private final Label reason = new Label();

    /** A bar that judges nothing yet. */
    public StrengthBar() {
        getStyleClass().add("strength-bar");
        var bar = new HBox();
        bar.getStyleClass().add("parts");
        for (int i = 0; i < PARTS; i++) {
            var part = new Region();
            part.getStyleClass().add("part");
            HBox.setHgrow(part, Priority.ALWAYS);
            part.setMaxWidth(Double.MAX_VALUE);
            parts.add(part);
            bar.getChildren().add(part);
        }
        word.getStyleClass().add("word");
        word.setMinWidth(Region.USE_PREF_SIZE);
        reason.getStyleClass().add("caption");
        var line = new HBox(word, reason);
        line.getStyleClass().add("judgement");
        getChildren().addAll(bar, line);
        setAccessibleRole(AccessibleRole.TEXT);
        show(0, "", "");
    }

    /**
     * Shows a judgement.
     *
     * @param strength 0 for none, 1 weak to 4 strong
     * @param judgement one word
     * @param why the reason, in words
     */
    public void show(int strength, String judgement, String why) {
        getStyleClass().removeAll(LEVELS);
        getStyleClass().add(LEVELS.get(strength));
        for (int i = 0; i < PARTS; i++) {
            parts.get(i).getStyleClass().remove("filled");
            if (i < strength) {
                parts.get(i).getStyleClass().add("filled");
            }
        }
        word.setText(judgement);
        reason.setText(why);
        setAccessibleText(judgement + ", " + why);
    }
}
