package chat.parley.desktop.kit;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Skin;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

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

    /**
     * Shows it above a control, or below if there is more room, and never beyond the window: what does not fit is made smaller.
     *
     * @param start whether it begins where the control begins; otherwise it ends where that ends
     */
    public void showAbove(Node owner, boolean start) {
        Bounds at = owner.localToScreen(owner.getLayoutBounds());
        if (at == null) {
            return;
        }
        Node whole = owner.getScene().getRoot();
        Bounds all = whole.localToScreen(whole.getLayoutBounds());
        // only once it is shown does it know its size
        frame.setMaxSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
        frame.setPrefSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
        show(owner, all.getMinX() + GAP, all.getMinY() + GAP);
        double above = at.getMinY() - all.getMinY() - 2 * GAP;
        double below = all.getMaxY() - at.getMaxY() - 2 * GAP;
        double wanted = frame.prefHeight(-1);
        boolean over = wanted <= above || above >= below;
        double height = Math.min(wanted, Math.max(0, over ? above : below));
        double width = Math.min(frame.prefWidth(-1), all.getWidth() - 2 * GAP);
        frame.setPrefSize(width, height);
        frame.setMaxSize(width, height);
        double left = start ? at.getMinX() : at.getMaxX() - width;
        double most = all.getMaxX() - GAP - width;
        setAnchorX(Math.max(all.getMinX() + GAP, Math.min(left, most)));
        setAnchorY(over ? at.getMinY() - GAP - height : at.getMaxY() + GAP);
        sizeToScene();
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
