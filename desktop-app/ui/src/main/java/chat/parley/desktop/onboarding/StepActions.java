package chat.parley.desktop.onboarding;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The way back at the start of a line, the primary way on at its end and other ways before that. Where the line is too short the
 * other ways stand above it, and where it still is, the way back stands below.
 */
final class StepActions extends Region {
    private final HBox start = new HBox();
    private final HBox others = new HBox();
    private final HBox primary = new HBox();

    StepActions() {
        getStyleClass().add("actions");
        start.getStyleClass().add("start");
        others.getStyleClass().add("end");
        primary.getStyleClass().add("end");
        // the keyboard comes to the way back first
        getChildren().addAll(start, others, primary);
    }

    void start(Node... actions) {
        start.getChildren().setAll(actions);
    }

    /** The ways on, the primary one last. */
    void end(Node... actions) {
        others.getChildren().clear();
        primary.getChildren().clear();
        for (int i = 0; i < actions.length; i++) {
            (i < actions.length - 1 ? others : primary).getChildren().add(actions[i]);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(start.minWidth(-1), Math.max(others.minWidth(-1), primary.minWidth(-1)));
    }

    @Override
    protected double computePrefWidth(double height) {
        return across(start, others, primary);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (fits(width, start, others, primary)) {
            return Math.max(line(start), Math.max(line(others), line(primary)));
        }
        return above()
                + (fits(width, start, primary)
                        ? Math.max(line(start), line(primary))
                        : line(primary) + gap() + line(start));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double last = Math.min(width, primary.prefWidth(-1));
        double top = 0;
        if (fits(width, start, others, primary)) {
            double right = others.prefWidth(-1);
            layoutInArea(
                    others,
                    width - last - gap() - right,
                    0,
                    right,
                    getHeight(),
                    0,
                    HPos.RIGHT,
                    VPos.CENTER);
        } else {
            top = above();
            layoutInArea(others, 0, 0, width, line(others), 0, HPos.RIGHT, VPos.TOP);
        }
        if (fits(width, start, primary)) {
            double height = getHeight() - top;
            layoutInArea(start, 0, top, width - last, height, 0, HPos.LEFT, VPos.CENTER);
            layoutInArea(primary, width - last, top, last, height, 0, HPos.RIGHT, VPos.CENTER);
        } else {
            layoutInArea(primary, 0, top, width, line(primary), 0, HPos.RIGHT, VPos.TOP);
            double below = top + line(primary) + gap();
            layoutInArea(start, 0, below, width, line(start), 0, HPos.LEFT, VPos.TOP);
        }
    }

    /** What the line above takes, with the gap below it. */
    private double above() {
        return others.getChildren().isEmpty() ? 0 : line(others) + gap();
    }

    private static double line(HBox box) {
        return box.prefHeight(-1);
    }

    private boolean fits(double width, HBox... boxes) {
        return width < 0 || across(boxes) <= width;
    }

    private double across(HBox... boxes) {
        double across = -gap();
        for (HBox box : boxes) {
            if (!box.getChildren().isEmpty()) {
                across += box.prefWidth(-1) + gap();
            }
        }
        return Math.max(0, across);
    }

    private double gap() {
        return primary.getSpacing();
    }
}
