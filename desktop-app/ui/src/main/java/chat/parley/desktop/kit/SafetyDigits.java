package chat.parley.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A safety number to read aloud: twelve groups of five digits, four in a row. Where four do not fit there are three, two or one,
 * so that no digit is ever cut off.
 */
public final class SafetyDigits extends Region {
    private static final int COLUMNS = 4;
    private static final int GROUP = 5;

    /**
     * A number.
     *
     * @param digits 60 digits
     */
    public SafetyDigits(String digits) {
        getStyleClass().add("safety-digits");
        setAccessibleRole(AccessibleRole.TEXT);
        // read in the same order on both screens, whatever their languages
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        List<String> groups = groups(digits);
        setAccessibleText(String.join(", ", groups));
        groups.forEach(group -> getChildren().add(new Label(group)));
    }

    /** The number in its groups, as one line to copy. */
    public static String line(String digits) {
        return String.join(" ", groups(digits));
    }

    private static List<String> groups(String digits) {
        var groups = new ArrayList<String>();
        for (int at = 0; at < digits.length(); at += GROUP) {
            groups.add(digits.substring(at, Math.min(digits.length(), at + GROUP)));
        }
        return groups;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return across() + groupWidth();
    }

    @Override
    protected double computePrefWidth(double height) {
        return across() + COLUMNS * groupWidth();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + rows(columns(width)) * groupHeight() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double width = (getWidth() - across()) / columns;
        double height = groupHeight();
        for (int i = 0; i < getChildren().size(); i++) {
            int row = i / columns;
            int column = i % columns;
            layoutInArea(
                    getChildren().get(i),
                    snappedLeftInset() + column * width,
                    snappedTopInset() + row * height,
                    width,
                    height,
                    0,
                    HPos.CENTER,
                    VPos.CENTER);
        }
    }

    private int columns(double width) {
        if (width < 0) {
            return COLUMNS;
        }
        int fitting = (int) ((width - across()) / groupWidth());
        return Math.clamp(fitting, 1, COLUMNS);
    }

    private int rows(int columns) {
        return (getChildren().size() + columns - 1) / columns;
    }

    private double across() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double groupWidth() {
        return getChildren().stream().mapToDouble(group -> group.prefWidth(-1)).max().orElse(1);
    }

    private double groupHeight() {
        return getChildren().stream().mapToDouble(group -> group.prefHeight(-1)).max().orElse(0);
    }
}
