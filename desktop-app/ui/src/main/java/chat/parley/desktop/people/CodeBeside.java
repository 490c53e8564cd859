package chat.parley.desktop.people;

import chat.parley.desktop.kit.QrView;
import java.util.function.DoubleSupplier;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A code at the start of a line and what people read at its end, or the reading first and the code below it. */
final class CodeBeside extends HBox {
    private final QrView code;
    private final VBox words;
    private final DoubleSupplier least;

    /**
     * Both.
     *
     * @param least how wide the words have to be for the code to stand beside them
     */
    CodeBeside(QrView code, VBox words, DoubleSupplier least) {
        super(code, words);
        this.code = code;
        this.words = words;
        this.least = least;
        setHgrow(words, Priority.ALWAYS);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(code.minWidth(-1), words.minWidth(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return stacked(width)
                ? words.prefHeight(width) + getSpacing() + code.prefHeight(-1)
                : super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (stacked(width)) {
            double above = words.prefHeight(width);
            layoutInArea(words, 0, 0, width, above, 0, HPos.LEFT, VPos.TOP);
            layoutInArea(
                    code,
                    0,
                    above + getSpacing(),
                    width,
                    code.prefHeight(-1),
                    0,
                    HPos.LEFT,
                    VPos.TOP);
        } else {
            super.layoutChildren();
        }
    }

    private boolean stacked(double width) {
        return width >= 0 && code.prefWidth(-1) + getSpacing() + least.getAsDouble() > width;
    }
}
