package chat.parley.desktop.kit;

import chat.parley.desktop.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A field to search with: a lens before it, and a cross once there is something to clear. */
public final class SearchField extends HBox {
    private static final PseudoClass RINGED = PseudoClass.getPseudoClass("ringed");

    private final TextField field = new TextField();

    /**
     * An empty field.
     *
     * @param prompt what can be searched
     */
    public SearchField(String prompt) {
        Texts texts = Texts.of(SearchField.class);
        getStyleClass().addAll("field-box", "search-field");
        field.getStyleClass().add("bare");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        HBox.setHgrow(field, Priority.ALWAYS);
        var clear = new IconButton(Icon.CLOSE, texts.get("search.clear"), "small", "inside");
        clear.setFocusTraversable(false);
        clear.setOnAction(_ -> clear());
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        getChildren().addAll(new IconView(Icon.SEARCH, "icon-16"), field, clear);
        field.focusedProperty()
                .addListener((_, _, focused) -> pseudoClassStateChanged(RINGED, focused));
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        setOnMousePressed(_ -> field.requestFocus());
    }

    /** Shows which keys search everywhere, while nothing is searched here. */
    public void setKeys(String keys) {
        var hint = new KeyHint(keys);
        hint.visibleProperty().bind(field.textProperty().isEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        getChildren().add(hint);
    }

    /** What is searched. */
    public StringProperty textProperty() {
        return field.textProperty();
    }

    /** The field itself, for handlers of arrows and Enter. */
    public TextField field() {
        return field;
    }

    /** Searches nothing. */
    public void clear() {
        field.clear();
        field.requestFocus();
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
        }
    }
}
