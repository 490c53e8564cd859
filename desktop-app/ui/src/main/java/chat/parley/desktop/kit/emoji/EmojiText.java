package chat.parley.desktop.kit.emoji;

import chat.parley.desktop.kit.emoji.Links.Link;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/**
 * A message's text: wrapped, with emoji as pictures and addresses to click, to be selected by mouse or keyboard and copied. One
 * to three emoji alone are shown large. It reads in the direction of its first letter.
 *
 * <p>Made for cells that are used again: {@link #setText} starts afresh. A click gives it the keyboard; callers may also set it
 * focus traversable.
 */
public final class EmojiText extends Region {
    private static final PseudoClass JUMBO = PseudoClass.getPseudoClass("jumbo");
    private static final int MOST_JUMBO = 3;

    private final EmojiFlow flow = new EmojiFlow();
    private final Path highlight = new Path();
    // What is no letter goes into the next line together with the word before it, but for a space.
    private final Text gap = new Text(" ");
    private final Region trailing =
            new Region() {
                @Override
                public double getBaselineOffset() {
                    return prefHeight(-1);
                }
            };
    private String text = "";
    private int anchor;
    private int caret;
    private boolean dragged;
    private boolean followsWindow;
    private Consumer<String> onLink = _ -> {};

    /** Shows nothing yet. */
    public EmojiText() {
        getStyleClass().add("emoji-text");
        highlight.getStyleClass().add("highlight");
        highlight.setManaged(false);
        highlight.setMouseTransparent(true);
        gap.getStyleClass().add("unseen");
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
    public EmojiText(String text, String... styleClasses) {
        this();
        getStyleClass().addAll(styleClasses);
        setText(text);
    }

    /**
     * A wrapped sentence of the program, perhaps with people's names or addresses in it: what a label must not wrap, because
     * JavaFX 26 fails on names that read from right to left. Takes the style classes of labels: secondary, caption, strong.
     */
    public static EmojiText paragraph(String text, String... styleClasses) {
        var paragraph = new EmojiText().followWindow();
        paragraph.getStyleClass().addAll(styleClasses);
        paragraph.setText(text);
        return paragraph;
    }

    /** Shows another text; what was selected no longer is. */
    public void setText(String next) {
        if (next.equals(text)) {
            return;
        }
        text = next;
        setAccessibleText(next);
        show();
        select(0, 0);
    }

    private void show() {
        // an address in what the program says leads nowhere
        List<Link> links = followsWindow ? List.of() : Links.in(text);
        String mark = followsWindow ? mark() : "";
        gap.setText(mark + " ");
        List<Span> spans = flow.show(text, links, mark, gap, trailing);
        boolean jumbo =
                !spans.isEmpty()
                        && spans.size() <= MOST_JUMBO
                        && spans.stream().allMatch(Span.Picture.class::isInstance);
        pseudoClassStateChanged(JUMBO, jumbo);
        if (!followsWindow) {
            setNodeOrientation(flow.orientation());
        }
    }

    /** What it shows. */
    public String getText() {
        return text;
    }

    /**
     * Reads in the window's direction, not the text's own: for sentences of the program that begin with a name. What looks like
     * an address in them is none to click on.
     */
    public EmojiText followWindow() {
        followsWindow = true;
        effectiveNodeOrientationProperty().addListener((_, _, _) -> show());
        setNodeOrientation(NodeOrientation.INHERIT);
        return this;
    }

    /** What happens with an address that was clicked. */
    public void setOnLink(Consumer<String> handler) {
        onLink = handler;
    }

    /** The addresses in the text, for menus and keyboards. */
    public List<String> links() {
        return Links.in(text).stream().map(Link::target).toList();
    }

    /**
     * Keeps room at the end of the last line for what is laid over it: a bubble's time and state. Where the last line has none
     * left, it stands alone in one more.
     */
    public void setTrailingWidth(double width) {
        trailing.setMinWidth(width);
        trailing.setPrefWidth(width);
    }

    /** Whether the text reads from right to left: then what is laid over its end stands at the left. */
    public boolean mirrored() {
        return flow.mirrored();
    }

    /** The selected part of the text, empty if none is. */
    public String selectedText() {
        return text.substring(Math.min(anchor, caret), Math.max(anchor, caret));
    }

    /** Selects from one place in the text to another. */
    public void select(int from, int to) {
        anchor = Math.clamp(from, 0, text.length());
        caret = Math.clamp(to, 0, text.length());
        showSelection();
    }

    /** Selects everything. */
    public void selectAll() {
        select(0, text.length());
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

    /** What keeps a sentence's signs where its letters read from left to right, and decides where some read from right to left. */
    private String mark() {
        boolean mirrored = getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
        if (EmojiFlow.mixed(text)) {
            return mirrored ? "\u200f" : "\u200e";
        }
        return mirrored ? "\u200e" : "";
    }

    private void showSelection() {
        int from = flow.toFlow(Math.min(anchor, caret));
        int to = flow.toFlow(Math.max(anchor, caret));
        highlight.getElements().clear();
        if (from < to) {
            highlight.getElements().setAll(flow.getRangeShape(from, to, true));
        }
    }

    private int hit(MouseEvent event) {
        return flow.hit(flow.parentToLocal(event.getX(), event.getY()));
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        dragged = false;
        int at = hit(event);
        switch (event.getClickCount()) {
            case 1 -> select(event.isShiftDown() ? anchor : at, at);
            case 2 -> {
                int[] word = flow.word(at);
                select(word[0], word[1]);
            }
            default -> selectAll();
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            dragged = true;
            select(anchor, hit(event));
            event.consume();
        }
    }

    private void released(MouseEvent event) {
        boolean click =
                event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1 && !dragged;
        String target = click ? flow.target(event.getTarget()) : null;
        if (target != null) {
            onLink.accept(target);
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
            switch (event.getCode()) {
                case LEFT -> select(anchor, flow.step(caret, flow.mirrored()));
                case RIGHT -> select(anchor, flow.step(caret, !flow.mirrored()));
                case UP -> select(anchor, flow.line(caret, -1));
                case DOWN -> select(anchor, flow.line(caret, 1));
                case HOME -> select(anchor, 0);
                case END -> select(anchor, text.length());
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

    private void forget(boolean focused) {
        boolean elsewhereInWindow =
                !focused
                        && getScene() != null
                        && getScene().getWindow() != null
                        && getScene().getWindow().isFocused();
        // a window that lost the focus, perhaps to a menu of its own, keeps its selection
        if (elsewhereInWindow) {
            deselect();
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
}
