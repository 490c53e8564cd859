package chat.parley.desktop.theme;

import chat.parley.desktop.fx.FxThread;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the caret of a window from blinking: a blinking one keeps JavaFX drawing 60 times a second, 6 % of a processor for
 * nothing. The stock skin starts again at every focus, letter and step, so it is stopped after each.
 */
final class SteadyCaret {
    private final FxThread fx = new FxThread();
    private final InvalidationListener again;

    private SteadyCaret(Scene scene) {
        again = _ -> fx.later(() -> steady(scene.getFocusOwner()));
    }

    /** Watches over all fields of a window, as long as it lives. */
    static void watch(Scene scene) {
        var caret = new SteadyCaret(scene);
        scene.focusOwnerProperty()
                .addListener(
                        (_, before, now) -> {
                            caret.follow(before, false);
                            caret.follow(now, true);
                        });
        caret.follow(scene.getFocusOwner(), true);
    }

    private void follow(@Nullable Node node, boolean on) {
        if (node instanceof TextInputControl field) {
            for (var property :
                    new javafx.beans.Observable[] {
                        field.focusedProperty(),
                        field.textProperty(),
                        field.caretPositionProperty(),
                        field.anchorProperty()
                    }) {
                property.removeListener(again);
                if (on) {
                    property.addListener(again);
                }
            }
            fx.later(() -> steady(field));
        }
    }

    private static void steady(@Nullable Node owner) {
        if (owner instanceof TextInputControl field
                && field.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(false);
        }
    }
}
