package chat.parley.desktop.kit.emoji;

import chat.parley.desktop.text.Texts;
import java.text.BreakIterator;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * A field for messages: several lines, emoji as pictures, either direction of writing. It grows with its text up to its maximum
 * height and scrolls from there on.
 *
 * <p>JavaFX's own text area shows no emoji, and fails on lines that are read from right to left (see {@link EmojiFlow}).
 */
public final class EmojiArea extends Region {
    private static final char PRIVATE = '\ue000';
    private static final char LAST_PRIVATE = '\uf8ff';
    private static final int EMOJI_PLANE = 0x10000;
    private final Draft draft = new Draft();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final StringProperty prompt = new SimpleStringProperty("");
    private final Texts texts = Texts.of(EmojiArea.class);

    private final EmojiFlow flow = new EmojiFlow();
    private final Path highlight = new Path();
    private final Path underline = new Path();
    private final Region caret = new Region();
    private final Label promptLabel = new Label();
    private final Pane page = new Pane(highlight, flow, underline, caret);
    private final Pane window = new Pane(page);
    private final Rectangle clip = new Rectangle();
    private final ScrollBar bar = new ScrollBar();

    private @Nullable Runnable onEnter;
    private @Nullable ContextMenu menu;
    private String composed = "";

    /** An empty field. */
    public EmojiArea() {
        getStyleClass().add("emoji-area");
        highlight.getStyleClass().add("highlight");
        underline.getStyleClass().add("underline");
        caret.getStyleClass().add("caret");
        promptLabel.getStyleClass().add("prompt");
        promptLabel.textProperty().bind(prompt);
        promptLabel.setMouseTransparent(true);
        window.setClip(clip);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((_, _, value) -> page.setTranslateY(-value.doubleValue()));
        for (Region part : List.of(caret, flow)) {
            part.setManaged(false);
        }
        highlight.setManaged(false);
        underline.setManaged(false);
        getChildren().addAll(window, promptLabel, bar);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        accessibleTextProperty().bind(prompt);
        focusedProperty().addListener((_, _, _) -> showCaret());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
        setInputMethodRequests(new Composing());
        setOnInputMethodTextChanged(this::composing);
        show();
    }

    // ---- For callers ----

    /** What was written. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** What was written. */
    public String getText() {
        return text.get();
    }

    /** Another text, with the caret at its end; what was before cannot be undone. */
    public void setText(String next) {
        draft.reset(clean(next));
        show();
    }

    /** What is said in grey while nothing is written; also the field's name for screen readers. */
    public StringProperty promptProperty() {
        return prompt;
    }

    /** What Enter does; then Shift+Enter begins a new line. Without an action Enter does. */
    public void setOnEnter(@Nullable Runnable action) {
        onEnter = action;
    }

    /** Writes something at the caret, in place of what is selected: an emoji. */
    public void insert(String part) {
        draft.replace(clean(part));
        show();
    }

    /** Puts the caret at a place in the text. */
    public void moveTo(int index) {
        draft.move(index, false);
        show();
    }

    /** Selects a part of the text. */
    public void select(int from, int to) {
        draft.select(from, to);
        show();
    }

    /** What is selected. */
    public String selectedText() {
        return draft.selected();
    }

    /** Where the caret is. */
    public int caretPosition() {
        return draft.caret();
    }

    /** Undoes the last step. */
    public void undo() {
        draft.undo();
        show();
    }

    /** Does again what was undone. */
    public void redo() {
        draft.redo();
        show();
    }

    /** Puts what is selected on the clipboard. */
    public void copy() {
        if (draft.selecting()) {
            var content = new ClipboardContent();
            content.putString(draft.selected());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** Moves what is selected to the clipboard. */
    public void cut() {
        copy();
        if (draft.selecting()) {
            insert("");
        }
    }

    /** Writes what is on the clipboard. */
    public void paste() {
        String pasted = Clipboard.getSystemClipboard().getString();
        if (pasted != null) {
            insert(pasted);
        }
    }

    // ---- Keyboard ----

    private void typed(KeyEvent event) {
        // Ctrl and Alt together are AltGr: they write
        boolean command = event.isMetaDown() || event.isControlDown() != event.isAltDown();
        String letter = event.getCharacter();
        boolean writes = !letter.isEmpty() && letter.charAt(0) >= ' ' && letter.charAt(0) != 0x7f;
        if (!command && writes) {
            draft.type(whole(letter));
            show();
            event.consume();
        }
    }

    /** JavaFX on GTK hands over the lower 16 bits of a key's character, so that U+1F3D7 comes as the private U+F3D7. */
    private static String whole(String letter) {
        char c = letter.charAt(0);
        boolean cut = letter.length() == 1 && c >= PRIVATE && c <= LAST_PRIVATE;
        String emoji = cut ? Character.toString(EMOJI_PLANE | c) : letter;
        return cut && Emojis.all().find(emoji).isPresent() ? emoji : letter;
    }

    private void pressed(KeyEvent event) {
        boolean commanded = event.isShortcutDown() && !event.isAltDown();
        boolean used = commanded ? command(event) : plain(event);
        if (used) {
            show();
            event.consume();
        }
    }

    private boolean command(KeyEvent event) {
        boolean select = event.isShiftDown();
        switch (event.getCode()) {
            case A -> draft.select(0, draft.text().length());
            case C, INSERT -> copy();
            case X -> cut();
            case V -> paste();
            case Z -> {
                if (select) {
                    draft.redo();
                } else {
                    draft.undo();
                }
            }
            case Y -> draft.redo();
            case LEFT -> draft.move(word(flow.mirrored()), select);
            case RIGHT -> draft.move(word(!flow.mirrored()), select);
            case HOME, UP -> draft.move(0, select);
            case END, DOWN -> draft.move(draft.text().length(), select);
            case BACK_SPACE -> erase(word(false));
            case DELETE -> erase(word(true));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        boolean select = event.isShiftDown();
        switch (event.getCode()) {
            case ENTER -> {
                Runnable action = onEnter;
                if (action == null || select) {
                    draft.replace("\n");
                } else if (!event.isAltDown() && !event.isControlDown()) {
                    action.run();
                }
            }
            case LEFT -> step(flow.mirrored(), select);
            case RIGHT -> step(!flow.mirrored(), select);
            case UP -> draft.move(flow.line(draft.caret(), -1), select);
            case DOWN -> draft.move(flow.line(draft.caret(), 1), select);
            case HOME -> draft.move(edge(false), select);
            case END -> draft.move(edge(true), select);
            case BACK_SPACE -> erase(flow.step(draft.caret(), false));
            case DELETE -> {
                if (select) {
                    cut();
                } else {
                    erase(flow.step(draft.caret(), true));
                }
            }
            case INSERT -> {
                if (select) {
                    paste();
                }
            }
            case COPY -> copy();
            case CUT -> cut();
            case PASTE -> paste();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(boolean forwards, boolean select) {
        if (draft.selecting() && !select) {
            draft.move(forwards ? draft.end() : draft.start(), false);
        } else {
            draft.move(flow.step(draft.caret(), forwards), select);
        }
    }

    private void erase(int to) {
        if (draft.selecting()) {
            draft.replace("");
        } else {
            draft.delete(draft.caret(), to);
        }
    }

    private int word(boolean forwards) {
        BreakIterator words = BreakIterator.getWordInstance();
        String all = draft.text();
        words.setText(all);
        int at = draft.caret();
        if (forwards) {
            int next = at >= all.length() ? all.length() : words.following(at);
            while (next < all.length() && Character.isWhitespace(all.charAt(next))) {
                next++;
            }
            return next;
        }
        int before = at;
        while (before > 0 && Character.isWhitespace(all.charAt(before - 1))) {
            before--;
        }
        return before <= 0 ? 0 : words.preceding(before);
    }

    /** Where the line of the caret begins or ends on the screen. */
    private int edge(boolean end) {
        double y = caret.getLayoutY() + caret.getHeight() / 2;
        return flow.hit(new Point2D(end ? flow.getWidth() : 0, y));
    }

    // ---- Mouse ----

    private int hit(MouseEvent event) {
        return flow.hit(flow.sceneToLocal(event.getSceneX(), event.getSceneY()));
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && !bar.isHover()) {
            int at = hit(event);
            switch (event.getClickCount()) {
                case 1 -> draft.move(at, event.isShiftDown());
                case 2 -> {
                    int[] word = flow.word(at);
                    draft.select(word[0], word[1]);
                }
                default -> draft.select(0, draft.text().length());
            }
            show();
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (event.isPrimaryButtonDown() && !bar.isPressed()) {
            draft.move(hit(event), true);
            show();
            event.consume();
        }
    }

    private void scrolled(ScrollEvent event) {
        if (bar.isVisible()) {
            bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
            event.consume();
        }
    }

    private void showMenu(ContextMenuEvent event) {
        if (menu != null) {
            menu.hide();
        }
        menu =
                new ContextMenu(
                        item(texts.get("edit.undo"), draft.canUndo(), this::undo),
                        new SeparatorMenuItem(),
                        item(texts.get("edit.cut"), draft.selecting(), this::cut),
                        item(texts.get("edit.copy"), draft.selecting(), this::copy),
                        item(
                                texts.get("edit.paste"),
                                Clipboard.getSystemClipboard().hasString(),
                                this::paste),
                        new SeparatorMenuItem(),
                        item(
                                texts.get("edit.select-all"),
                                !draft.text().isEmpty(),
                                () -> select(0, draft.text().length())));
        menu.show(this, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private static MenuItem item(String name, boolean possible, Runnable action) {
        var item = new MenuItem(name);
        item.setDisable(!possible);
        item.setOnAction(_ -> action.run());
        return item;
    }

    // ---- Input methods: what is being composed stands underlined at the caret, outside the text
    // ----

    private void composing(InputMethodEvent event) {
        var now = new StringBuilder();
        for (InputMethodTextRun run : event.getComposed()) {
            now.append(run.getText());
        }
        if (draft.selecting() && (!now.isEmpty() || !event.getCommitted().isEmpty())) {
            draft.replace("");
        }
        if (!event.getCommitted().isEmpty()) {
            draft.replace(clean(event.getCommitted()));
        }
        composed = now.toString();
        show();
        event.consume();
    }

    private final class Composing implements InputMethodRequests {
        @Override
        public Point2D getTextLocation(int offset) {
            Bounds bounds = caret.localToScreen(caret.getLayoutBounds());
            return bounds == null ? Point2D.ZERO : new Point2D(bounds.getMinX(), bounds.getMaxY());
        }

        @Override
        public int getLocationOffset(int x, int y) {
            Point2D point = flow.screenToLocal(x, y);
            return point == null ? 0 : flow.hit(point);
        }

        @Override
        public void cancelLatestCommittedText() {
            // what was committed stays
        }

        @Override
        public String getSelectedText() {
            return draft.selected();
        }
    }

    // ---- Screen ----

    private void show() {
        String before = text.get();
        String all = draft.text();
        int at = draft.caret();
        String shown = all.substring(0, at) + composed + all.substring(at);
        if (!shown.equals(flow.text())) {
            flow.show(shown, List.of(), "");
            setNodeOrientation(shown.isEmpty() ? NodeOrientation.INHERIT : flow.orientation());
        }
        promptLabel.setVisible(shown.isEmpty());
        if (!all.equals(before)) {
            text.set(all);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            requestLayout();
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START);
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_END);
        showSelection();
        requestLayout();
    }

    private void showSelection() {
        int from = flow.toFlow(draft.start());
        int to = flow.toFlow(draft.end());
        highlight.getElements().clear();
        if (from < to && composed.isEmpty()) {
            highlight.getElements().setAll(flow.getRangeShape(from, to, true));
        }
        underline.getElements().clear();
        if (!composed.isEmpty()) {
            int begin = flow.toFlow(draft.caret());
            int end = flow.toFlow(draft.caret() + composed.length());
            underline.getElements().setAll(flow.getUnderlineShape(begin, end));
        }
    }

    private void showCaret() {
        int at = flow.toFlow(draft.caret() + composed.length());
        Bounds line = new Path(flow.getCaretShape(at, true)).getLayoutBounds();
        double width = caret.prefWidth(-1);
        // an empty flow has a caret of no height; it stands before the prompt, not over it
        boolean nothing = flow.length() == 0;
        caret.resizeRelocate(
                nothing ? -width : Math.max(0, line.getCenterX() - width / 2),
                nothing ? 0 : line.getMinY(),
                width,
                nothing ? line() : line.getHeight());
        caret.setVisible(isFocused() && !draft.selecting());
    }

    private void follow() {
        double height = window.getHeight();
        double top = caret.getLayoutY();
        double bottom = top + caret.getHeight();
        if (top < bar.getValue()) {
            bar.setValue(Math.max(0, top));
        } else if (bottom > bar.getValue() + height) {
            bar.setValue(Math.min(bar.getMax(), bottom - height));
        }
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
        return snappedLeftInset() + Math.ceil(flow.prefWidth(-1)) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return snappedTopInset() + line() + snappedBottomInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset();
        double most = getMaxHeight() > 0 ? getMaxHeight() : Double.MAX_VALUE;
        return Math.min(most, snappedTopInset() + tall(inner) + snappedBottomInset());
    }

    private double line() {
        return Math.ceil(promptLabel.prefHeight(-1));
    }

    private double tall(double width) {
        return Math.max(line(), Math.ceil(flow.prefHeight(width)));
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset();
        double height = getHeight() - y - snappedBottomInset();
        double tall = tall(width);
        flow.resizeRelocate(0, 0, width, tall);
        page.resizeRelocate(0, 0, width, tall);
        window.resizeRelocate(x, y, width, height);
        clip.setX(-x);
        clip.setWidth(width + x + snappedRightInset());
        clip.setHeight(height);
        promptLabel.resizeRelocate(x, y, width, line());
        bar.setMax(Math.max(0, tall - height));
        bar.setVisibleAmount(tall <= 0 ? 0 : bar.getMax() * height / tall);
        bar.setVisible(bar.getMax() >= 1);
        double barWidth = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - barWidth, y, barWidth, height);
        showSelection();
        showCaret();
        follow();
    }

    // ---- Screen readers ----

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> {
                String prompted = getAccessibleText();
                yield draft.text().isEmpty() && prompted != null ? prompted : draft.text();
            }
            case SELECTION_START -> draft.start();
            case SELECTION_END -> draft.end();
            case CARET_OFFSET -> draft.caret();
            case EDITABLE -> true;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case SET_TEXT -> {
                if (parameters.length > 0 && parameters[0] instanceof String next) {
                    draft.select(0, draft.text().length());
                    insert(next);
                }
            }
            case SET_TEXT_SELECTION -> {
                if (parameters.length > 1
                        && parameters[0] instanceof Integer from
                        && parameters[1] instanceof Integer to) {
                    select(from, to);
                }
            }
            default -> super.executeAccessibleAction(action, parameters);
        }
    }

    /** One kind of line end, and no characters that cannot be seen or sent. */
    private static String clean(String raw) {
        String lines = raw.replace("\r\n", "\n").replace('\r', '\n');
        var clean = new StringBuilder(lines.length());
        lines.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
