package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.Motion;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a conversation. Only those on the screen exist. It stays at the end if it stood there, and otherwise keeps what
 * the person reads where it is, whatever comes above or below.
 */
final class MessageList extends Region {
    private static final PseudoClass FITS = PseudoClass.getPseudoClass("fits");
    // Closer to the end than this counts as the end.
    private static final double NEAR = 6;
    // So many rows before the first one the list asks for earlier messages.
    private static final int AHEAD = 15;
    private static final double ABOVE_LINE = 48;

    private final ConversationViewModel model;
    private final VirtualFlow<RowItem, RowCell> flow;
    private final VirtualizedScrollPane<VirtualFlow<RowItem, RowCell>> pane;
    private final ListChangeListener<RowItem> rowsChanged = this::rowsChanged;
    private final Runnable settled = this::settled;
    private @Nullable Scene listening;

    private boolean opened;
    private boolean atEnd = true;
    private boolean moving;
    private @Nullable RowItem reading;
    private double readingAt;
    private @Nullable RowItem walked;

    MessageList(ConversationViewModel model, RowActions actions) {
        this.model = model;
        getStyleClass().add("message-list");
        setId("conversation-messages");
        flow =
                VirtualFlow.createVertical(
                        model.rows(),
                        row -> new RowCell(row, model, actions),
                        VirtualFlow.Gravity.REAR);
        pane = new VirtualizedScrollPane<>(flow, ScrollBarPolicy.NEVER, ScrollBarPolicy.ALWAYS);
        getChildren().add(pane);
        pseudoClassStateChanged(FITS, true); // until there is more
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        addEventFilter(ScrollEvent.ANY, _ -> walked = null);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((_, _, focused) -> focusRow(focused));
        flow.heightProperty().addListener((_, _, _) -> stay());
        flow.totalHeightEstimateProperty().addListener((_, _, _) -> stay());
        model.jumpsProperty().addListener((_, _, _) -> toEnd());
        sceneProperty().addListener((_, _, scene) -> listen(scene));
    }

    /** Begins to follow the rows. */
    void attach() {
        model.rows().addListener(rowsChanged);
    }

    /** Lets go of everything that lives longer than the list. */
    void detach() {
        model.rows().removeListener(rowsChanged);
        listen(null);
        flow.dispose();
    }

    /** Shows the newest message. */
    void toEnd() {
        atEnd = true;
        moving = true;
        if (!model.rows().isEmpty()) {
            flow.showAsLast(model.rows().size() - 1);
        }
        requestLayout();
    }

    /** The row that has the keyboard, or whose words have it. */
    Optional<RowCell> focusedRow() {
        return flow.visibleCells().stream()
                .filter(
                        cell ->
                                cell.getNode().isFocused()
                                        || cell.words()
                                                .filter(javafx.scene.Node::isFocused)
                                                .isPresent())
                .findFirst();
    }

    @Override
    protected void layoutChildren() {
        if (!opened && getHeight() > 0 && !model.rows().isEmpty()) {
            opened = true;
            open();
        }
        pane.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    /** At the line above what is new, with a little of what is known before it; else at the end. */
    private void open() {
        int at = model.opensAt();
        moving = true;
        if (model.rows().get(at).row() instanceof Row.NewMessages) {
            atEnd = false;
            flow.showAtOffset(at, ABOVE_LINE);
        } else {
            flow.showAsLast(at);
        }
    }

    private void rowsChanged(ListChangeListener.Change<? extends RowItem> change) {
        if (!opened) {
            requestLayout();
            return;
        }
        if (model.rows().isEmpty()) {
            return;
        }
        if (atEnd) {
            toEnd();
            arrive(change);
        } else {
            keepPlace();
        }
    }

    /** What comes at the end while somebody looks slides in. */
    private void arrive(ListChangeListener.Change<? extends RowItem> change) {
        int last = model.rows().size() - 1;
        change.reset();
        while (change.next()) {
            if (change.wasAdded() && change.getTo() == last + 1 && change.getFrom() > 0) {
                flow.layout();
                flow.getCellIfVisible(last).ifPresent(cell -> Motion.appear(cell.anchor()));
            }
        }
    }

    private void keepPlace() {
        RowItem row = reading;
        int at = row == null ? -1 : model.rows().indexOf(row);
        if (at >= 0) {
            moving = true;
            flow.showAtOffset(at, readingAt);
        }
    }

    /** The list or a row in it changed its height. */
    private void stay() {
        if (opened && atEnd && !model.rows().isEmpty()) {
            moving = true;
            flow.showAsLast(model.rows().size() - 1);
        }
    }

    private void listen(@Nullable Scene scene) {
        if (listening != null) {
            listening.removePostLayoutPulseListener(settled);
        }
        listening = scene;
        if (scene != null) {
            scene.addPostLayoutPulseListener(settled);
        }
    }

    /** After each layout: what is on the screen now. */
    private void settled() {
        if (!opened || model.rows().isEmpty() || flow.visibleCells().isEmpty()) {
            return;
        }
        if (moving && flow.isNeedsLayout()) {
            return;
        }
        int first = flow.getFirstVisibleIndex();
        int last = flow.getLastVisibleIndex();
        if (first < 0 || last < 0 || last >= model.rows().size()) {
            return;
        }
        if (!moving || endShown()) {
            atEnd = endShown();
        }
        moving = false;
        pseudoClassStateChanged(
                FITS, flow.totalHeightEstimateProperty().getValue() <= flow.getHeight());
        remember(first, last);
        model.visible(lastWhole(last), atEnd);
        if (first < AHEAD) {
            model.loadEarlier();
        }
    }

    private boolean endShown() {
        int last = model.rows().size() - 1;
        return flow.getCellIfVisible(last)
                .map(cell -> bottom(cell) <= flow.getHeight() + NEAR)
                .orElse(false);
    }

    /** The first row on the screen that somebody said: days may come and go around it. */
    private void remember(int first, int last) {
        for (int i = first; i <= last; i++) {
            RowItem row = model.rows().get(i);
            if (row.row() instanceof Row.Bubble || row.row() instanceof Row.Note) {
                Optional<RowCell> cell = flow.getCellIfVisible(i);
                if (cell.isPresent()) {
                    reading = row;
                    readingAt = bounds(cell.get()).getMinY();
                    return;
                }
            }
        }
    }

    /** The last row of which more than half is on the screen. */
    private int lastWhole(int last) {
        return flow.getCellIfVisible(last)
                .filter(
                        cell ->
                                bounds(cell).getMinY() + bounds(cell).getHeight() / 2
                                        > flow.getHeight())
                .map(_ -> last - 1)
                .orElse(last);
    }

    private Bounds bounds(RowCell cell) {
        return flow.cellToViewport(cell, cell.getNode().getLayoutBounds());
    }

    private double bottom(RowCell cell) {
        return bounds(cell).getMaxY();
    }

    // ---- The keyboard: arrows walk from message to message ----

    private void focusRow(boolean focused) {
        if (focused && !model.rows().isEmpty()) {
            RowItem row = walked;
            int at = row == null ? -1 : model.rows().indexOf(row);
            walk(at >= 0 ? at : flow.getLastVisibleIndex(), -1);
        }
    }

    private void pressed(KeyEvent event) {
        boolean used = !event.isShortcutDown() && !event.isAltDown();
        if (used) {
            switch (event.getCode()) {
                case UP -> walk(current() - 1, -1);
                case DOWN -> walk(current() + 1, 1);
                case HOME -> walk(0, 1);
                case END -> {
                    toEnd();
                    walk(model.rows().size() - 1, -1);
                }
                case PAGE_UP -> page(-1);
                case PAGE_DOWN -> page(1);
                case TAB ->
                        (event.isShiftDown() ? this : pane)
                                .requestFocusTraversal(
                                        event.isShiftDown()
                                                ? TraversalDirection.PREVIOUS
                                                : TraversalDirection.NEXT);
                default -> used = false;
            }
        }
        if (used) {
            event.consume();
        }
    }

    private int current() {
        return focusedRow()
                .map(cell -> cell.index(model.rows()))
                .orElseGet(flow::getLastVisibleIndex);
    }

    private void walk(int from, int step) {
        for (int i = from; i >= 0 && i < model.rows().size(); i += step) {
            Row row = model.rows().get(i).row();
            if (row instanceof Row.Bubble || row instanceof Row.Note) {
                walked = model.rows().get(i);
                atEnd = false;
                flow.show(i);
                flow.layout();
                flow.getCellIfVisible(i).ifPresent(cell -> cell.getNode().ring());
                return;
            }
        }
    }

    private void page(int direction) {
        flow.scrollYBy(direction * flow.getHeight() * 0.85);
        flow.layout();
        walk(direction < 0 ? flow.getFirstVisibleIndex() : flow.getLastVisibleIndex(), -direction);
    }
}
