package chat.parley.desktop.kit;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Skin;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;

/**
 * Something that floats near a control until a click elsewhere or Escape: a picker. It takes colours and sizes from the
 * window it belongs to.
 */
public final class Floating extends PopupControl {
    private static final double GAP = 8;

    private final StackPane frame;

    /** Floats a node. */
    public Floating(Node content) {
        getStyleClass().setAll("floating");
        frame = new StackPane(content);
        frame.getStyleClass().add("floating-frame");
        setAutoHide(true);
        setHideOnEscape(true);
        setSkin(new Bare());
    }

    /** Shows it above a control, their ends aligned; below if there is no room above. */
    public void showAbove(Node owner) {
        Bounds at = owner.localToScreen(owner.getLayoutBounds());
        if (at == null) {
            return;
        }
        show(owner, at.getMinX(), at.getMinY());
        double width = frame.getWidth();
        double height = frame.getHeight();
        Rectangle2D screen =
                Screen.getScreensForRectangle(at.getMinX(), at.getMinY(), 1, 1).stream()
                        .findFirst()
                        .orElse(Screen.getPrimary())
                        .getVisualBounds();
        double above = at.getMinY() - height - GAP;
        setAnchorX(Math.max(screen.getMinX(), at.getMaxX() - width));
        setAnchorY(above >= screen.getMinY() ? above : at.getMaxY() + GAP);
        Motion.appear(frame);
    }

    private final class Bare implements Skin<Floating> {
        @Override
        public Floating getSkinnable() {
            return Floating.this;
        }

        @Override
        public Node getNode() {
            return frame;
        }

        @Override
        public void dispose() {
            // holds nothing
        }
    }
}
