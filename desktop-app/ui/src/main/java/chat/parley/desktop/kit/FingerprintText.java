package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Fingerprint;
import chat.parley.model.codec.Bytes;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * The hash of a key, to read to each other: eight groups a line, or where they do not fit four or two, so that all lines are
 * alike and nobody loses the place.
 */
public final class FingerprintText extends Region {
    private final List<EmojiText> ways;

    /**
     * A fingerprint.
     *
     * @param styleClasses for its digits
     */
    public FingerprintText(Bytes hash, String... styleClasses) {
        ways =
                IntStream.of(8, 4, 2)
                        .mapToObj(groups -> Fingerprint.of(hash, groups))
                        .map(lines -> EmojiText.paragraph(lines, "mono", "fingerprint"))
                        .toList();
        ways.forEach(way -> way.getStyleClass().addAll(styleClasses));
        getChildren().addAll(ways);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return ways.getLast().prefWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return ways.getFirst().prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return fitting(width).prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        EmojiText fitting = fitting(getWidth());
        for (EmojiText way : ways) {
            way.setVisible(way.equals(fitting));
            way.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }

    private EmojiText fitting(double width) {
        return ways.stream()
                .filter(way -> width < 0 || way.prefWidth(-1) <= width)
                .findFirst()
                .orElseGet(ways::getLast);
    }
}
