package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Words in a bubble, with time and state at the end of the last line. */
public final class TextBubble extends Region {
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    private static final PseudoClass JUMBO = PseudoClass.getPseudoClass("jumbo");
    private static final double GAP = 12;

    private final EmojiText text;
    private final Label caption = new Label();
    private final MessageMeta meta;
    private double reserved = -1;

    /** A bubble around words and what stands at their end. */
    public TextBubble(EmojiText text, MessageMeta meta) {
        this.text = text;
        this.meta = meta;
        getStyleClass().addAll("bubble", "text-bubble");
        caption.getStyleClass().addAll("caption", "warning-text");
        getChildren().addAll(caption, text, meta);
        say("");
    }

    /** What stands at the end of the words. */
    public MessageMeta meta() {
        return meta;
    }

    /** What stands above the words, nothing for nothing. */
    public void say(String above) {
        // Emoji alone are large and need no ground.
        pseudoClassStateChanged(ALONE, text.getPseudoClassStates().contains(JUMBO));
        caption.setText(above);
        caption.setVisible(!above.isEmpty());
        caption.setManaged(!above.isEmpty());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        reserve();
        return sides()
                + Math.max(
                        text.prefWidth(-1),
                        caption.isManaged() ? Math.ceil(caption.prefWidth(-1)) : 0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        reserve();
        double inner = width < 0 ? -1 : width - sides();
        return snappedTopInset() + captionHeight() + text.prefHeight(inner) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        reserve();
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - sides();
        double above = captionHeight();
        caption.resizeRelocate(x, y, width, above);
        text.resizeRelocate(x, y + above, width, getHeight() - y - above - snappedBottomInset());
        double metaWidth = meta.prefWidth(-1);
        double metaHeight = meta.prefHeight(-1);
        boolean windowMirrored = getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
        meta.resizeRelocate(
                text.mirrored() != windowMirrored
                        ? x
                        : getWidth() - snappedRightInset() - metaWidth,
                getHeight() - snappedBottomInset() - metaHeight + meta.getInsets().getBottom(),
                metaWidth,
                metaHeight);
    }

    private double sides() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double captionHeight() {
        return caption.isManaged() ? Math.ceil(caption.prefHeight(-1)) : 0;
    }

    private void reserve() {
        double needed = Math.ceil(meta.prefWidth(-1)) + GAP;
        if (needed != reserved) {
            reserved = needed;
            text.setTrailingWidth(needed);
        }
    }
}
