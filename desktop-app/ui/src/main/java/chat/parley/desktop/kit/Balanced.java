package chat.parley.desktop.kit;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Holds a paragraph in the middle, only as wide as its number of lines needs: no last line of one word. */
final class Balanced extends Region {
    private final Region paragraph;

    Balanced(Region paragraph) {
        this.paragraph = paragraph;
        getChildren().add(paragraph);
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
        return Math.min(paragraph.prefWidth(-1), most());
    }

    @Override
    protected double computePrefHeight(double width) {
        return paragraph.prefHeight(width < 0 ? computePrefWidth(-1) : Math.min(width, most()));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = narrowest(Math.min(getWidth(), computePrefWidth(-1)));
        paragraph.resizeRelocate(snapPositionX((getWidth() - width) / 2), 0, width, getHeight());
    }

    private double most() {
        return paragraph.maxWidth(-1);
    }

    /** The least width with which it has no more lines. */
    private double narrowest(double room) {
        double height = paragraph.prefHeight(room);
        int enough = (int) Math.ceil(room);
        int tooNarrow = enough / 2;
        while (enough - tooNarrow > 1) {
            int middle = (enough + tooNarrow) / 2;
            if (paragraph.prefHeight(middle) > height) {
                tooNarrow = middle;
            } else {
                enough = middle;
            }
        }
        return enough;
    }
}
