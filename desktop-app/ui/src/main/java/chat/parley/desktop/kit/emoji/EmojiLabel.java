package chat.parley.desktop.kit.emoji;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** One line of text with emoji that reads in the direction of its first letter, cut off with dots where it does not fit. Style classes go to the labels inside. */
public final class EmojiLabel extends Region {
    private final String[] styleClasses;
    private final Label dots = new Label("…");
    private String text = "";

    /** A line without words; the style classes are those of a label, for instance {@code secondary}. */
    public EmojiLabel(String... styleClasses) {
        this.styleClasses = styleClasses.clone();
        getStyleClass().add("emoji-label");
        dots.getStyleClass().addAll(styleClasses);
        dots.setManaged(false);
        dots.setVisible(false);
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
        getChildren().add(dots);
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
        boolean ends = prefWidth(-1) > getWidth() + 0.5;
        double kept = ends ? dots.prefWidth(-1) : 0;
        boolean room = true;
        dots.setVisible(false);
        for (Node child : getManagedChildren()) {
            double left = getWidth() - x;
            double width = child.prefWidth(-1);
            boolean fits = width <= left - kept + 0.5;
            // a label in less room than it wants ends with dots of its own
            double given = fits || !(child instanceof Label) ? width : Math.min(left, width - 1);
            boolean shown = room && given > 0 && (fits || child instanceof Label);
            child.setVisible(shown);
            if (shown) {
                place(child, x, given);
                x += given;
            } else if (room) {
                dots.setVisible(true);
                place(dots, x, Math.min(left, kept));
            }
            room = room && fits;
        }
    }

    private void place(Node node, double x, double width) {
        layoutInArea(node, x, 0, width, getHeight(), -1, HPos.LEFT, VPos.CENTER);
    }
}
