package chat.parley.desktop.kit.emoji;

import chat.parley.desktop.kit.emoji.Links.Link;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * Wrapped text with emoji as pictures, and the way between a place in the text and a place on the screen: in the flow an emoji
 * counts as one, in the text as its characters.
 *
 * <p>JavaFX 26 fails with an ArrayIndexOutOfBoundsException when it wraps a line inside a run that is read from right to left. So
 * such text is laid out in pieces between which lines may break, each short enough for one line, and the flow is never narrower
 * than the longest piece may be.
 */
final class EmojiFlow extends TextFlow {

    private final List<Run> runs = new ArrayList<>();
    private String text = "";
    private boolean inPieces;
    private Pieces pieces = new Pieces("");

    /** A piece of the flow: where it stands on the screen, where in the text, and what it leads to. */
    private record Run(int flowStart, int flowEnd, int start, int end, @Nullable String target) {
        /** Whether it counts otherwise on the screen than in the text. */
        boolean picture() {
            return end - start != flowEnd - flowStart;
        }
    }

    EmojiFlow() {
        getStyleClass().add("flow");
    }

    /**
     * Shows a text.
     *
     * @param links addresses in it, to be shown as such
     * @param mark decides the direction of the whole if the text may not: U+200E, U+200F or nothing
     * @param after what stands behind the last letter
     * @return its pieces
     */
    List<Span> show(String next, List<Link> links, String mark, Node... after) {
        text = next;
        inPieces = mixed(next);
        if (inPieces) {
            pieces = new Pieces(next);
        }
        runs.clear();
        var nodes = new ArrayList<Node>();
        if (!mark.isEmpty()) {
            var sign = new Text(mark);
            sign.getStyleClass().add("unseen");
            nodes.add(sign);
            runs.add(new Run(0, mark.length(), 0, 0, null));
        }
        List<Span> spans = Emojis.all().split(next);
        int at = 0;
        for (Span span : spans) {
            int end = at + span.text().length();
            switch (span) {
                case Span.Picture picture -> {
                    nodes.add(new EmojiGlyph(picture.glyph()));
                    runs.add(new Run(length(), length() + 1, at, end, null));
                }
                case Span.Plain _ -> addPlain(nodes, links, at, end);
            }
            at = end;
        }
        nodes.addAll(List.of(after));
        getChildren().setAll(nodes);
        return spans;
    }

    /** What it shows. */
    String text() {
        return text;
    }

    /** How many places there are. */
    int length() {
        return runs.isEmpty() ? 0 : runs.getLast().flowEnd;
    }

    /** Whether it reads from right to left. */
    boolean mirrored() {
        return getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }

    /** The direction of the first letter that has one: for whoever lays this flow out. */
    NodeOrientation orientation() {
        return direction(text);
    }

    /** Where in the text a place in the flow is. */
    int toText(int position) {
        for (Run run : runs) {
            if (position < run.flowEnd) {
                return run.picture() ? run.start : run.start + position - run.flowStart;
            }
        }
        return text.length();
    }

    /** Where in the flow a place in the text is. */
    int toFlow(int index) {
        for (Run run : runs) {
            if (index < run.end) {
                return run.picture() ? run.flowStart : run.flowStart + index - run.start;
            }
        }
        return length();
    }

    /** The place in the text nearest to a point of this flow. */
    int hit(Point2D point) {
        return toText(Math.clamp(getHitInfo(point).getInsertionIndex(), 0, length()));
    }

    /** What a node of this flow leads to. */
    @Nullable String target(Object node) {
        int index = getChildren().indexOf(node);
        return index < 0 || index >= runs.size() ? null : runs.get(index).target;
    }

    /** The place in the text so many lines below another (above, if negative), straight down. */
    int line(int index, int lines) {
        var bounds = new Path(getCaretShape(toFlow(index), true)).getBoundsInLocal();
        double y = bounds.getCenterY() + lines * (bounds.getHeight() + getLineSpacing());
        if (y < 0) {
            return 0;
        }
        return y > getHeight() ? text.length() : hit(new Point2D(bounds.getCenterX(), y));
    }

    /** The place in the text where the next letter ends, or where the one before begins. */
    int step(int index, boolean forwards) {
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        if (forwards) {
            int next = index >= text.length() ? text.length() : letters.following(index);
            return runs.stream()
                    .filter(run -> run.picture() && run.start <= index && index < run.end)
                    .mapToInt(Run::end)
                    .findFirst()
                    .orElse(next);
        }
        int before = index <= 0 ? 0 : letters.preceding(index);
        return runs.stream()
                .filter(run -> run.picture() && run.start < index && index <= run.end)
                .mapToInt(Run::start)
                .findFirst()
                .orElse(before);
    }

    /** Where the word around a place begins and ends. */
    int[] word(int index) {
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(text);
        int end = words.following(Math.clamp(index, 0, Math.max(0, text.length() - 1)));
        return end == BreakIterator.DONE ? new int[] {0, 0} : new int[] {words.previous(), end};
    }

    private void addPlain(List<Node> nodes, List<Link> links, int start, int end) {
        int at = start;
        for (Link link : links) {
            int from = Math.max(link.start(), at);
            int to = Math.min(link.end(), end);
            if (from < to) {
                addWords(nodes, at, from, null);
                addWords(nodes, from, to, link.target());
                at = to;
            }
        }
        addWords(nodes, at, end, null);
    }

    private void addWords(List<Node> nodes, int start, int end, @Nullable String target) {
        int at = start;
        while (at < end) {
            int next = inPieces ? pieces.end(at, end) : end;
            var node = new Text(shown(text.substring(at, next)));
            node.getStyleClass().add(target == null ? "words" : "link");
            nodes.add(node);
            runs.add(new Run(length(), length() + next - at, at, next, target));
            at = next;
        }
    }

    /** Characters that would turn around the order of what others wrote are shown as nothing. */
    private static String shown(String part) {
        return part.replace('\u202d', '\u200b').replace('\u202e', '\u200b');
    }

    /** Whether there is something in a text that reads from right to left. */
    static boolean mixed(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    static NodeOrientation direction(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            switch (Character.getDirectionality(text.codePointAt(at))) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    return NodeOrientation.LEFT_TO_RIGHT;
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    return NodeOrientation.RIGHT_TO_LEFT;
                }
                default -> {}
            }
        }
        return NodeOrientation.INHERIT;
    }

    // ---- Never narrower than a piece ----

    private double least() {
        if (!inPieces) {
            return 0;
        }
        double em =
                getChildren().stream()
                        .filter(Text.class::isInstance)
                        .mapToDouble(node -> ((Text) node).getFont().getSize())
                        .max()
                        .orElse(0);
        return Math.min(Math.ceil(super.computePrefWidth(-1)), em * Pieces.LONGEST);
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? width : Math.max(width, least()));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public void resize(double width, double height) {
        super.resize(Math.max(width, least()), height);
    }
}
