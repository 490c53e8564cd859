package chat.parley.desktop.kit;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * A line of a conversation: one thing at the author's side or over the whole width, and below it what belongs to it. It is as wide as
 * the list, though what it shows stays within its maximum width in the middle, and as high as its content.
 */
public final class RowBox extends Region {
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
    private static final PseudoClass FOLLOWS = PseudoClass.getPseudoClass("follows");
    private static final PseudoClass FOLLOWED = PseudoClass.getPseudoClass("followed");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
    private static final PseudoClass RINGED = PseudoClass.getPseudoClass("ringed");
    // What a bubble leaves free at the other side.
    private static final double FREE = 56;

    private boolean mine;
    private boolean whole;

    /** A line that shows nothing yet. */
    public RowBox() {
        getStyleClass().add("message-row");
        focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                setRinged(false);
                            }
                        });
    }

    /** Something over the whole width. */
    public void showWhole(String styleClass, Node node) {
        whole = true;
        place(false, false, false);
        getStyleClass().setAll("message-row", styleClass);
        getChildren().setAll(node);
    }

    /** Something at its author's side. */
    public void showSaid(boolean byMe, boolean follows, boolean followed, List<Node> nodes) {
        whole = false;
        place(byMe, follows, followed);
        getStyleClass().setAll("message-row", "said");
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
    }

    /** Whether nothing follows: there is room for who is typing below it. */
    public void setLast(boolean last) {
        pseudoClassStateChanged(LAST, last);
    }

    /** Whether this node is on the line. */
    public boolean shows(Node node) {
        return getChildren().contains(node);
    }

    /** The part of the row that things can point at. */
    public Node part() {
        return getChildren().isEmpty() ? this : getChildren().getFirst();
    }

    /** The keyboard has come here. */
    public void ring() {
        requestFocus();
        setRinged(true);
    }

    /** Rings what it shows, or no longer does: it has the keyboard, or a menu that belongs to it is open. */
    public void setRinged(boolean ringed) {
        pseudoClassStateChanged(RINGED, ringed);
        // the ring reaches over the next row
        setViewOrder(ringed ? -1 : 0);
    }

    private void place(boolean byMe, boolean follows, boolean followed) {
        mine = byMe;
        pseudoClassStateChanged(MINE, byMe);
        pseudoClassStateChanged(FOLLOWS, follows);
        pseudoClassStateChanged(FOLLOWED, followed);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = snappedTopInset() + snappedBottomInset();
        for (Node node : getManagedChildren()) {
            height += snapSizeY(node.prefHeight(widthOf(node, width)));
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        double y = snappedTopInset();
        double inner = inner(getWidth());
        double start = snappedLeftInset() + Math.max(0, (getWidth() - most(getWidth())) / 2);
        for (Node node : getManagedChildren()) {
            double width = widthOf(node, getWidth());
            double height = snapSizeY(node.prefHeight(width));
            double x = start + (mine ? inner - width : 0);
            node.resize(width, height);
            positionInArea(node, snapPositionX(x), y, width, height, 0, HPos.LEFT, VPos.TOP);
            y += height;
        }
    }

    private double most(double width) {
        return getMaxWidth() > 0 ? Math.min(width, getMaxWidth()) : width;
    }

    private double inner(double width) {
        return most(width) - snappedLeftInset() - snappedRightInset();
    }

    private double widthOf(Node node, double width) {
        double inner = inner(width);
        if (whole) {
            return inner;
        }
        double most = Math.min(inner - FREE, node.maxWidth(-1));
        return Math.ceil(Math.clamp(node.prefWidth(-1), 0, Math.max(0, most)));
    }
}
