package chat.parley.desktop.onboarding;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The way back at the start and the way on at the end of a line, or one above the other where a line is too short. */
final class StepActions extends Region {
    private final HBox start = new HBox();
    private final HBox end = new HBox();

    StepActions() {
        getStyleClass().add("actions");
        start.getStyleClass().add("start");
        end.getStyleClass().add("end");
        // the keyboard comes to the way back first
        getChildren().addAll(start, end);
    }

    HBox start() {
        return start;
    }

    HBox end() {
        return end;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(start.minWidth(-1), end.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return start.prefWidth(-1) + gap() + end.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double above = start.prefHeight(-1);
        double below = end.prefHeight(-1);
        return stacked(width) ? above + gap() + below : Math.max(above, below);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (stacked(width)) {
            double top = end.prefHeight(-1);
            layoutInArea(end, 0, 0, width, top, 0, HPos.RIGHT, VPos.TOP);
            layoutInArea(
                    start, 0, top + gap(), width, start.prefHeight(-1), 0, HPos.LEFT, VPos.TOP);
        } else {
            double right = Math.min(width, end.prefWidth(-1));
            layoutInArea(start, 0, 0, width - right, height, 0, HPos.LEFT, VPos.CENTER);
            layoutInArea(end, width - right, 0, right, height, 0, HPos.RIGHT, VPos.CENTER);
        }
    }

    private boolean stacked(double width) {
        return width >= 0 && computePrefWidth(-1) > width;
    }

    private double gap() {
        return end.getSpacing();
    }
}
