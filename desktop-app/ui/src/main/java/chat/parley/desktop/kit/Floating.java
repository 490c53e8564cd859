package chat.parley.desktop.kit;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Skin;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

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
        Window window = owner.getScene().getWindow();
        // only once it is shown does it know its size
        show(owner, window.getX() + GAP, window.getY() + GAP);
        double end = Math.min(at.getMaxX(), window.getX() + window.getWidth() - GAP);
        setAnchorX(Math.max(window.getX() + GAP, end - frame.getWidth()));
        double above = at.getMinY() - frame.getHeight() - GAP;
        double top = Math.max(window.getY(), 0);
        setAnchorY(above >= top ? above : at.getMaxY() + GAP);
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
