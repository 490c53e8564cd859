package chat.parley.desktop.kit;

import chat.parley.desktop.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** A field for a passphrase: dots, and an eye to look. */
public final class PassphraseField extends HBox {
    private static final PseudoClass RINGED = PseudoClass.getPseudoClass("ringed");

    private final PasswordField hidden = new PasswordField();
    private final TextField shown = new TextField();
    private final IconButton eye;
    private final Texts texts = Texts.of(PassphraseField.class);
    private boolean open;

    /**
     * An empty field.
     *
     * @param name what a screen reader calls it
     */
    public PassphraseField(String name) {
        getStyleClass().addAll("field-box", "passphrase-field");
        eye = new IconButton(Icon.EYE, texts.get("passphrase.show"), "small", "inside");
        eye.setOnAction(_ -> look(!open));
        shown.textProperty().bindBidirectional(hidden.textProperty());
        for (TextField field : new TextField[] {hidden, shown}) {
            field.getStyleClass().add("bare");
            field.setAccessibleText(name);
            field.focusedProperty()
                    .addListener((_, _, focused) -> pseudoClassStateChanged(RINGED, focused));
        }
        var stack = new StackPane(hidden, shown);
        HBox.setHgrow(stack, Priority.ALWAYS);
        getChildren().addAll(stack, eye);
        look(false);
    }

    /** What was typed. */
    public StringProperty textProperty() {
        return hidden.textProperty();
    }

    /** What was typed. */
    public String getText() {
        return hidden.getText();
    }

    /** Says in grey what belongs here. */
    public void setPrompt(String prompt) {
        hidden.setPromptText(prompt);
        shown.setPromptText(prompt);
    }

    /** What Enter does. */
    public void setOnEnter(Runnable action) {
        hidden.setOnAction(_ -> action.run());
        shown.setOnAction(_ -> action.run());
    }

    /** Shows another node before what is typed: a sign. */
    public void addBefore(javafx.scene.Node node) {
        getChildren().addFirst(node);
    }

    /** Shows another node behind the eye: what Enter does, for the mouse. */
    public void addBehind(javafx.scene.Node node) {
        getChildren().add(node);
    }

    /** Shows another node before the eye: a mark, a count. */
    public void addAside(javafx.scene.Node node) {
        getChildren().add(getChildren().indexOf(eye), node);
    }

    /** Selects what was typed, to be written over. */
    public void selectAll() {
        (open ? shown : hidden).selectAll();
    }

    /** Shows what was typed, or dots. */
    public void setShown(boolean shown) {
        if (shown != open) {
            look(shown);
        }
    }

    @Override
    public void requestFocus() {
        (open ? shown : hidden).requestFocus();
    }

    private void look(boolean look) {
        boolean focused = hidden.isFocused() || shown.isFocused();
        open = look;
        hidden.setVisible(!look);
        shown.setVisible(look);
        eye.setIcon(look ? Icon.EYE_OFF : Icon.EYE);
        eye.setName(look ? texts.get("passphrase.hide") : texts.get("passphrase.show"));
        if (focused) {
            TextField now = look ? shown : hidden;
            now.requestFocus();
            now.end();
        }
    }
}
