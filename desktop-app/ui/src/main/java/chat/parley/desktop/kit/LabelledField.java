package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A field with its name above, and below what is wrong with what was entered, where it was entered. */
public final class LabelledField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /**
     * A field.
     *
     * @param name what belongs in it
     * @param aside what stands at the end of the name's line: a hint, an action
     * @param problem what is wrong, empty for nothing
     */
    public LabelledField(String name, Node aside, Node field, ObservableValue<String> problem) {
        getStyleClass().add("labelled-field");
        var label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(label, gap, aside);
        line.getStyleClass().add("line");
        var wrong = EmojiText.paragraph("", "caption", "danger-text");
        getChildren().addAll(line, field, wrong);
        problem.subscribe(
                text -> {
                    wrong.setText(text);
                    wrong.setVisible(!text.isEmpty());
                    wrong.setManaged(!text.isEmpty());
                    field.setAccessibleHelp(text);
                    pseudoClassStateChanged(WRONG, !text.isEmpty());
                    if (isFocusWithin()) {
                        Middle.reveal(this, this);
                    }
                });
    }

    /**
     * A field with nothing at the end of the name's line.
     *
     * @param problem what is wrong, empty for nothing
     */
    public LabelledField(String name, Node field, ObservableValue<String> problem) {
        this(name, new Region(), field, problem);
    }
}
