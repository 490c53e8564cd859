package chat.parley.desktop.kit;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** Fields beside each other, or below each other where they cannot all be as wide as they have to be. */
public final class Stacking extends HBox {

    /** A row of fields. */
    public Stacking(Node... fields) {
        super(fields);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return getManagedChildren().stream().mapToDouble(each -> each.minWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return stacked(width)
                ? getManagedChildren().stream()
                                .mapToDouble(each -> each.prefHeight(width) + getSpacing())
                                .sum()
                        - getSpacing()
                : super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (!stacked(width)) {
            super.layoutChildren();
            return;
        }
        double top = 0;
        for (Node each : getManagedChildren()) {
            double height = each.prefHeight(width);
            layoutInArea(each, 0, top, width, height, 0, HPos.LEFT, VPos.TOP);
            top += height + getSpacing();
        }
    }

    private boolean stacked(double width) {
        return width >= 0 && super.computeMinWidth(-1) > width;
    }
}
