package chat.parley.desktop.kit.emoji;

import chat.parley.desktop.kit.emoji.Links.Link;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * A message's text: wrapped, with emoji as pictures and addresses to click, to be selected by mouse or keyboard and copied. One
 * to three emoji alone are shown large. It reads in the direction of its first letter.
 *
 * <p>Made for cells that are used again: {@link #setText} starts afresh. Positions are those of the text, not of the screen.
 */
public final class EmojiText extends Region {
    private static final PseudoClass JUMBO = PseudoClass.getPseudoClass("jumbo");
    private static final int MOST_JUMBO = 3;

    private final TextFlow flow = new TextFlow();
    private final Path highlight = new Path();
    private final Region trailing = new Region();
    private final List<Run> runs = new ArrayList<>();
    private String text = "";
    private int anchor;
    private int caret;
    private boolean dragged;
    private Consumer<String> onLink = _ -> {};

    /** A piece of the flow: where it stands on the screen (flow) and in the text. */
    private record Run(int flowStart, int flowEnd, int start, int end, @Nullable String target) {}

    /** Shows nothing yet. */
    public EmojiText() {
        getStyleClass().add("emoji-text");
        flow.getStyleClass().add("flow");
        highlight.getStyleClass().add("highlight");
        highlight.setManaged(false);
        highlight.setMouseTransparent(true);
        trailing.getStyleClass().add("trailing");
        getChildren().addAll(highlight, flow);
        setAccessibleRole(AccessibleRole.TEXT);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        focusedProperty().addListener((_, _, focused) -> forget(focused));
    }

    /** Shows a text. */
    public EmojiText(String text) {
        this();
        setText(text);
    }

    /** Shows another text; what was selected no longer is. */
    public void setText(String next) {
        if (next.equals(text)) {
            return;
        }
        text = next;
        setAccessibleText(next);
        List<Span> spans = Emojis.all().split(next);
        var nodes = new ArrayList<Node>();
        runs.clear();
        List<Link> links = Links.in(next);
        int at = 0;
        int shown = 0;
        for (Span span : spans) {
            int end = at + span.text().length();
            switch (span) {
                case Span.Picture picture -> {
                    nodes.add(new EmojiGlyph(picture.glyph()));
                    runs.add(new Run(shown, shown + 1, at, end, null));
                    shown++;
                }
                case Span.Plain _ -> shown = addPlain(nodes, links, at, end, shown);
            }
            at = end;
        }
        boolean jumbo =
                !spans.isEmpty()
                        && spans.size() <= MOST_JUMBO
                        && spans.stream().allMatch(Span.Picture.class::isInstance);
        pseudoClassStateChanged(JUMBO, jumbo);
        setNodeOrientation(direction(next));
        nodes.add(trailing);
        flow.getChildren().setAll(nodes);
        select(0, 0);
    }

    /** What it shows. */
    public String getText() {
        return text;
    }

    /** What happens with an address that was clicked. */
    public void setOnLink(Consumer<String> handler) {
        onLink = handler;
    }

    /** The addresses in the text, for menus and keyboards. */
    public List<String> links() {
        return Links.in(text).stream().map(Link::target).toList();
    }

    /** Keeps room at the end of the last line for what is laid over it: a bubble's time and state. */
    public void setTrailingWidth(double width) {
        trailing.setMinWidth(width);
        trailing.setPrefWidth(width);
    }

    /** The selected part of the text, empty if none is. */
    public String selectedText() {
        return text.substring(toText(Math.min(anchor, caret)), toText(Math.max(anchor, caret)));
    }

    /** Selects everything. */
    public void selectAll() {
        select(0, length());
    }

    /** Selects nothing. */
    public void deselect() {
        select(caret, caret);
    }

    /** Puts what is selected, or else everything, on the clipboard. */
    public void copy() {
        var content = new ClipboardContent();
        String selected = selectedText();
        content.putString(selected.isEmpty() ? text : selected);
        Clipboard.getSystemClipboard().setContent(content);
    }

    // ---- Runs: positions in the flow count an emoji as one ----

    private int addPlain(List<Node> nodes, List<Link> links, int start, int end, int shown) {
        int at = start;
        int flowAt = shown;
        for (Link link : links) {
            int from = Math.max(link.start(), at);
            int to = Math.min(link.end(), end);
            if (from >= to) {
                continue;
            }
            flowAt = addRun(nodes, at, from, flowAt, null);
            flowAt = addRun(nodes, from, to, flowAt, link.target());
            at = to;
        }
        return addRun(nodes, at, end, flowAt, null);
    }

    private int addRun(List<Node> nodes, int start, int end, int shown, @Nullable String target) {
        if (start == end) {
            return shown;
        }
        var node = new Text(text.substring(start, end));
        node.getStyleClass().add(target == null ? "words" : "link");
        nodes.add(node);
        runs.add(new Run(shown, shown + end - start, start, end, target));
        return shown + end - start;
    }

    private int length() {
        return runs.isEmpty() ? 0 : runs.getLast().flowEnd;
    }

    private int toText(int position) {
        for (Run run : runs) {
            if (position < run.flowEnd) {
                return run.end - run.start == run.flowEnd - run.flowStart
                        ? run.start + position - run.flowStart
                        : run.start;
            }
        }
        return text.length();
    }

    private int toFlow(int index) {
        for (Run run : runs) {
            if (index < run.end) {
                return run.end - run.start == run.flowEnd - run.flowStart
                        ? run.flowStart + index - run.start
                        : run.flowStart;
            }
        }
        return length();
    }

    // ---- Selection ----

    private void select(int from, int to) {
        anchor = from;
        caret = Math.clamp(to, 0, length());
        showSelection();
    }

    private void showSelection() {
        int from = Math.min(anchor, caret);
        int to = Math.max(anchor, caret);
        highlight.getElements().clear();
        if (from < to) {
            highlight.getElements().setAll(flow.getRangeShape(from, to, true));
        }
    }

    private int hit(double x, double y) {
        Point2D point = flow.parentToLocal(x, y);
        return Math.clamp(flow.getHitInfo(point).getInsertionIndex(), 0, length());
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        dragged = false;
        int at = hit(event.getX(), event.getY());
        switch (event.getClickCount()) {
            case 1 -> select(event.isShiftDown() ? anchor : at, at);
            case 2 -> selectWord(at);
            default -> selectAll();
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            dragged = true;
            select(anchor, hit(event.getX(), event.getY()));
            event.consume();
        }
    }

    private void released(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 1
                && !dragged
                && event.getTarget() instanceof Node node
                && node.getStyleClass().contains("link")) {
            int index = flow.getChildren().indexOf(node);
            String target = index < 0 ? null : runs.get(index).target;
            if (target != null) {
                onLink.accept(target);
            }
        }
    }

    private void selectWord(int position) {
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(text);
        int index = Math.min(toText(position), Math.max(0, text.length() - 1));
        int end = words.following(index);
        int start = words.previous();
        if (end != BreakIterator.DONE) {
            select(toFlow(start), toFlow(end));
        }
    }

    private void typed(KeyEvent event) {
        boolean used = true;
        if (event.isShortcutDown()) {
            switch (event.getCode()) {
                case C, INSERT -> copy();
                case A -> selectAll();
                default -> used = false;
            }
        } else if (event.isShiftDown()) {
            boolean mirrored = getNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
            switch (event.getCode()) {
                case LEFT -> select(anchor, step(mirrored));
                case RIGHT -> select(anchor, step(!mirrored));
                case UP -> select(anchor, line(-1));
                case DOWN -> select(anchor, line(1));
                case HOME -> select(anchor, 0);
                case END -> select(anchor, length());
                default -> used = false;
            }
        } else {
            switch (event.getCode()) {
                case COPY -> copy();
                case ESCAPE -> {
                    used = anchor != caret;
                    deselect();
                }
                default -> used = false;
            }
        }
        if (used) {
            event.consume();
        }
    }

    /** The next place forwards or backwards where a letter may end. */
    private int step(boolean forwards) {
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        int index = toText(caret);
        if (forwards) {
            return index >= text.length()
                    ? length()
                    : Math.max(toFlow(letters.following(index)), Math.min(caret + 1, length()));
        }
        return index <= 0 ? 0 : Math.min(toFlow(letters.preceding(index)), caret - 1);
    }

    private int line(int lines) {
        var shape = new Path(flow.getCaretShape(caret, true));
        var bounds = shape.getBoundsInLocal();
        double y = bounds.getCenterY() + lines * bounds.getHeight();
        if (y < 0) {
            return 0;
        }
        if (y > flow.getHeight()) {
            return length();
        }
        return Math.clamp(
                flow.getHitInfo(new Point2D(bounds.getCenterX(), y)).getInsertionIndex(),
                0,
                length());
    }

    private void forget(boolean focused) {
        if (!focused && getScene() != null && getScene().getWindow() != null) {
            // a window that lost the focus keeps its selection, and so does one that shows a menu
            if (getScene().getWindow().isFocused()) {
                deselect();
            }
        }
    }

    // ---- Layout: the flow fills it ----

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    public double getBaselineOffset() {
        return snappedTopInset() + flow.getBaselineOffset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + Math.ceil(flow.prefWidth(-1)) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + Math.ceil(flow.prefHeight(inner)) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        flow.resizeRelocate(
                x, y, getWidth() - x - snappedRightInset(), getHeight() - y - snappedBottomInset());

        highlight.setLayoutX(x);
        highlight.setLayoutY(y);
        showSelection();
    }

    private static NodeOrientation direction(String text) {
        int strong =
                text.codePoints()
                        .map(Character::getDirectionality)
                        .filter(
                                direction ->
                                        direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                                                || direction
                                                        == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                                || direction
                                                        == Character
                                                                .DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                        .findFirst()
                        .orElse(Character.DIRECTIONALITY_LEFT_TO_RIGHT);
        return strong == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                ? NodeOrientation.LEFT_TO_RIGHT
                : NodeOrientation.RIGHT_TO_LEFT;
    }
}
