package chat.parley.desktop.kit;

import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/**
 * An icon as a node: 20 wide unless its style class says otherwise ({@code icon-16}, {@code icon-24}), in the colour {@code
 * -icon} of where it stands. It is decoration: the control around it carries the name.
 */
public final class IconView extends Region {
    static final int GRID = 24;
    private static final double STROKE = 1.9;

    private final SVGPath outline = new SVGPath();
    private final Scale scale = new Scale();

    /** Shows an icon; further style classes may change its size. */
    public IconView(Icon icon, String... styleClasses) {
        getStyleClass().add("icon");
        getStyleClass().addAll(styleClasses);
        setAccessibleRole(AccessibleRole.NODE);
        setMouseTransparent(true);
        outline.getStyleClass().add("icon-outline");
        outline.setManaged(false);
        outline.setFill(Color.TRANSPARENT);
        outline.setStrokeWidth(STROKE);
        outline.setStrokeLineCap(StrokeLineCap.ROUND);
        outline.setStrokeLineJoin(StrokeLineJoin.ROUND);
        outline.getTransforms().add(scale);
        getChildren().add(outline);
        setIcon(icon);
    }

    /** Shows another icon in the same place. */
    public void setIcon(Icon icon) {
        outline.setContent(icon.outline());
        setNodeOrientation(
                icon.pointsAlong() ? NodeOrientation.INHERIT : NodeOrientation.LEFT_TO_RIGHT);
    }

    @Override
    protected void layoutChildren() {
        scale.setX(getWidth() / GRID);
        scale.setY(getHeight() / GRID);
    }
}
