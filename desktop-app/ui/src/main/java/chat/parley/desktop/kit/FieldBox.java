package chat.parley.desktop.kit;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A field with something before or behind what is typed: a sign, a mark, a count. */
public final class FieldBox extends HBox {
    private static final PseudoClass RINGED = PseudoClass.getPseudoClass("ringed");

    private final TextField field = new TextField();

    /**
     * An empty field.
     *
     * @param name what a screen reader calls it
     */
    public FieldBox(String name) {
        getStyleClass().add("field-box");
        field.getStyleClass().add("bare");
        field.setAccessibleText(name);
        field.focusedProperty()
                .addListener((_, _, focused) -> pseudoClassStateChanged(RINGED, focused));
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().add(field);
        setOnMousePressed(_ -> field.requestFocus());
    }

    /** The field itself. */
    public TextField field() {
        return field;
    }

    /** Puts something before what is typed. */
    public FieldBox before(Node node) {
        getChildren().add(getChildren().indexOf(field), node);
        return this;
    }

    /** Puts something behind what is typed. */
    public FieldBox behind(Node node) {
        getChildren().add(node);
        return this;
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }
}
