package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What can be set, what that means, and the control that does it. At least 52 high. Where there is no room for all of it in a
 * line, the controls stand below the words.
 */
public final class SettingRow extends Region {
    /** So much of the row belongs to the words where they are longer than that. */
    private static final double WORDS = 0.4;

    private final Label name;
    private final VBox words;
    private final HBox controls;

    /**
     * A row; the control takes its name from the title.
     *
     * @param explanation may be empty
     */
    public SettingRow(String title, String explanation, Node... controls) {
        getStyleClass().add("setting-row");
        name = new Label(title);
        words = new VBox(name);
        words.getStyleClass().add("words");
        if (!explanation.isEmpty()) {
            words.getChildren().add(EmojiText.paragraph(explanation, "caption"));
        }
        this.controls = new HBox();
        this.controls.setFillHeight(false);
        this.controls.getStyleClass().add("controls");
        getChildren().addAll(words, this.controls);
        for (Node control : controls) {
            control.setAccessibleHelp(explanation);
            if (control.getAccessibleText() == null || control.getAccessibleText().isEmpty()) {
                control.setAccessibleText(title);
            }
            add(control);
        }
    }

    /** Another control at the end. */
    public void add(Node control) {
        controls.getChildren().add(control);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset()
                + words.prefWidth(-1)
                + gap()
                + controls.prefWidth(-1)
                + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner =
                width < 0 ? computePrefWidth(-1) : width - snappedLeftInset() - snappedRightInset();
        double height;
        if (stacked(inner)) {
            height = words.prefHeight(inner) + controls.prefHeight(inner) + gap();
        } else {
            double end = controls.prefWidth(-1);
            height = Math.max(words.prefHeight(inner - end - gap()), controls.prefHeight(end));
        }
        return snappedTopInset() + Math.ceil(height) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double inner = getWidth() - x - snappedRightInset();
        double height = getHeight() - y - snappedBottomInset();
        if (stacked(inner)) {
            double top = words.prefHeight(inner);
            double left = Math.min(inner, controls.prefWidth(-1));
            layoutInArea(words, x, y, inner, top, 0, HPos.LEFT, VPos.TOP);
            controls.resizeRelocate(x, y + top, left, controls.prefHeight(left));
        } else {
            double end = controls.prefWidth(-1);
            layoutInArea(words, x, y, inner - end - gap(), height, 0, HPos.LEFT, VPos.CENTER);
            layoutInArea(controls, x + inner - end, y, end, height, 0, HPos.RIGHT, VPos.CENTER);
        }
    }

    private boolean stacked(double inner) {
        double least = Math.max(name.prefWidth(-1), Math.min(words.prefWidth(-1), inner * WORDS));
        return least + gap() + controls.prefWidth(-1) > inner;
    }

    private double gap() {
        return controls.getSpacing();
    }
}
