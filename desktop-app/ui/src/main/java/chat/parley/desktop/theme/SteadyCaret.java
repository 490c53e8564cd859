package chat.parley.desktop.theme;

import chat.parley.desktop.fx.FxThread;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;

/** Keeps carets from blinking: a blinking one keeps JavaFX drawing 60 times a second, 6 % of a processor for nothing. */
final class SteadyCaret {
    private final FxThread fx = new FxThread();

    /** Watches over all fields of a window. */
    void watch(Scene scene) {
        scene.focusOwnerProperty().addListener((_, _, owner) -> fx.later(() -> steady(owner)));
    }

    private static void steady(@org.jspecify.annotations.Nullable Node owner) {
        if (owner instanceof TextInputControl field
                && field.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(false);
        }
    }
}
