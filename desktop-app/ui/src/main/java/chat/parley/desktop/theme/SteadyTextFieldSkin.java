package chat.parley.desktop.theme;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.shape.Path;

/**
 * All one-line fields, set by {@code base.css}: their caret stands still, because a blinking one keeps JavaFX drawing 60 times a
 * second, 6 % of a processor for nothing. And passphrases are small dots.
 */
public final class SteadyTextFieldSkin extends TextFieldSkin {
    /** The skin of a field. */
    public SteadyTextFieldSkin(TextField field) {
        super(field);
        paths(field)
                // the stock skin hides a caret that does not blink; it is the one whose opacity it
                // rules
                .filter(path -> path.opacityProperty().isBound())
                .forEach(caret -> takeOver(caret, field));
    }

    @Override
    public void setCaretAnimating(boolean animating) {
        super.setCaretAnimating(false);
    }

    @Override
    protected String maskText(String text) {
        return getSkinnable() instanceof PasswordField ? "\u2022".repeat(text.length()) : text;
    }

    private static void takeOver(Path caret, TextField field) {
        caret.getStyleClass().add("steady-caret");
        caret.strokeProperty().unbind();
        caret.fillProperty().unbind();
        caret.opacityProperty()
                .bind(
                        Bindings.when(
                                        field.focusedProperty()
                                                .and(field.editableProperty())
                                                .and(field.disabledProperty().not())
                                                .and(
                                                        field.caretPositionProperty()
                                                                .isEqualTo(field.anchorProperty())))
                                .then(1)
                                .otherwise(0));
    }

    private static Stream<Path> paths(Node node) {
        Stream<Path> own =
                Optional.of(node).filter(Path.class::isInstance).map(Path.class::cast).stream();
        Stream<Path> below =
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream()
                                .flatMap(SteadyTextFieldSkin::paths)
                        : Stream.of();
        return Stream.concat(own, below);
    }
}
