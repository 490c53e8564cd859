package chat.parley.desktop.kit;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** How things appear and go: briefly, easing out, and not at all where the system asks for less motion. */
public final class Motion {
    private static final Duration TIME = Duration.millis(150);
    private static final double RISE = 8;

    private Motion() {}

    /** Fades a node in while it rises a little. */
    public static void appear(Node node) {
        if (!wanted(node)) {
            node.setOpacity(1);
            return;
        }
        var fade = new FadeTransition(TIME, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.setInterpolator(Interpolator.EASE_OUT);
        var rise = new TranslateTransition(TIME, node);
        rise.setFromY(RISE);
        rise.setToY(0);
        rise.setInterpolator(Interpolator.EASE_OUT);
        new ParallelTransition(fade, rise).play();
    }

    /** Fades a node out, then does what follows. */
    public static void vanish(Node node, Runnable then) {
        if (!wanted(node)) {
            then.run();
            return;
        }
        var fade = new FadeTransition(TIME, node);
        fade.setToValue(0);
        fade.setInterpolator(Interpolator.EASE_OUT);
        fade.setOnFinished(_ -> then.run());
        fade.play();
    }

    private static boolean wanted(Node node) {
        return node.getScene() != null && !node.getScene().getPreferences().isReducedMotion();
    }
}
