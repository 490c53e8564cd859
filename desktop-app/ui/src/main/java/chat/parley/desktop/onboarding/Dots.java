package chat.parley.desktop.onboarding;

import chat.parley.desktop.text.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How far somebody is: a dot for every step, the present one wider. */
final class Dots extends HBox {
    private final int count;
    private final Texts texts = Texts.of(Dots.class);

    Dots(int count) {
        this.count = count;
        getStyleClass().add("dots");
        setAccessibleRole(AccessibleRole.TEXT);
        for (int i = 0; i < count; i++) {
            var dot = new Region();
            dot.getStyleClass().add("dot");
            getChildren().add(dot);
        }
    }

    /** Shows the step, counted from 0. */
    void show(int step) {
        for (int i = 0; i < count; i++) {
            var classes = getChildren().get(i).getStyleClass();
            classes.removeAll("past", "present");
            if (i == step) {
                classes.add("present");
            } else if (i < step) {
                classes.add("past");
            }
        }
        setAccessibleText(texts.get("step", step + 1, count));
    }
}
