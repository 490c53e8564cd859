package chat.parley.desktop.kit.emoji;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** One line of text with emoji that reads in the direction of its first letter, cut off with dots where it does not fit. Style classes go to the labels inside. */
public final class EmojiLabel extends Region {
    private final String[] styleClasses;
    private String text = "";

    /** A line without words; the style classes are those of a label, for instance {@code secondary}. */
    public EmojiLabel(String... styleClasses) {
        this.styleClasses = styleClasses.clone();
        getStyleClass().add("emoji-label");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /** Shows a text; line ends become spaces. */
    public void setText(String next) {
        String line = next.replace('\n', ' ').replace('\r', ' ');
        if (line.equals(text)) {
            return;
        }
        text = line;
        setAccessibleText(line);
        setNodeOrientation(EmojiFlow.direction(line));
        getChildren().setAll(Emojis.all().split(line).stream().map(this::node).toList());
    }

    /** What it shows. */
    public String getText() {
        return text;
    }

    private Node node(Span span) {
        return switch (span) {
            case Span.Plain plain -> {
                var label = new Label(plain.text());
                label.getStyleClass().addAll(styleClasses);
                label.setMinWidth(0);
                yield label;
            }
            case Span.Picture picture -> new EmojiGlyph(picture.glyph(), styleClasses);
        };
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(
                getManagedChildren().stream().mapToDouble(node -> node.prefWidth(-1)).sum());
    }

    @Override
    protected double computePrefHeight(double width) {
        return getManagedChildren().stream()
                .mapToDouble(node -> node.prefHeight(-1))
                .max()
                .orElse(0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public double getBaselineOffset() {
        return getManagedChildren().stream()
                .filter(Label.class::isInstance)
                .mapToDouble(Node::getBaselineOffset)
                .findFirst()
                .orElse(BASELINE_OFFSET_SAME_AS_HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        boolean room = true;
        List<Node> children = getManagedChildren();
        for (Node child : children) {
            double width = child.prefWidth(-1);
            double left = getWidth() - x;
            boolean fits = width <= left + 0.5;
            boolean cut = room && !fits && child instanceof Label && left > 0;
            child.setVisible(room && (fits || cut));
            if (child.isVisible()) {
                double given = fits ? width : left;
                layoutInArea(child, x, 0, given, getHeight(), -1, HPos.LEFT, VPos.CENTER);
                x += given;
            }
            room = room && fits;
        }
    }
}
