package chat.parley.desktop.shell;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Where everything in the window stands: the rail, the list, the conversation, the panel beside it, and what lies over all. In a
 * small window list and conversation take turns, and the panel takes the place of the conversation.
 *
 * <p>Widths are those of the design; the rail, which a stylesheet makes 64 wide at 100 %, says how large they are drawn.
 */
final class ShellFrame extends Region {
    /** The narrowest list. */
    static final double LEAST_LIST = 240;

    /** The widest list. */
    static final double MOST_LIST = 420;

    /** The list as it comes. */
    static final double LIST = 328;

    private static final PseudoClass COVERING = PseudoClass.getPseudoClass("covering");
    private static final double RAIL = 64;
    private static final double PANEL = 340;
    private static final double NARROW = 760;
    private static final double LEAST_CONVERSATION = 360;
    private static final double HANDLE = 8;

    private final Region rail;
    private final Region list;
    private final StackPane body = new StackPane();
    private final StackPane page = new StackPane();
    private final StackPane panel = new StackPane();
    private final StackPane overlay = new StackPane();
    private final Region handle = new Region();
    private final DoubleProperty listWidth = new SimpleDoubleProperty(LIST);
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final BooleanProperty covered = new SimpleBooleanProperty();
    private boolean conversation;
    private double grabbed;

    ShellFrame(Region rail, Region list) {
        this.rail = rail;
        this.list = list;
        getStyleClass().add("shell");
        body.getStyleClass().add("shell-body");
        page.getStyleClass().add("shell-page");
        panel.getStyleClass().add("shell-panel");
        overlay.getStyleClass().add("shell-overlay");
        handle.getStyleClass().add("shell-handle");
        handle.setId("shell-handle");
        handle.addEventHandler(
                MouseEvent.MOUSE_PRESSED, event -> grabbed = at(event) - listWidth.get());
        handle.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        for (Region each : new Region[] {page, panel, overlay}) {
            each.setVisible(false);
        }
        getChildren().addAll(list, body, handle, panel, page, rail, overlay);
        covered.subscribe(is -> panel.pseudoClassStateChanged(COVERING, is));
        listWidth.addListener((_, _, _) -> requestLayout());
    }

    /** How wide the list is, at 100 %. */
    DoubleProperty listWidthProperty() {
        return listWidth;
    }

    /** Whether list and conversation take turns. */
    BooleanProperty narrowProperty() {
        return narrow;
    }

    /** Shows something in the place of the conversation. */
    void setBody(Node node, boolean isConversation) {
        body.getChildren().setAll(node);
        conversation = isConversation;
        takeTurns();
        requestLayout();
    }

    /** Whether the panel takes the place of the conversation, because there is no room for both. */
    BooleanProperty coveredProperty() {
        return covered;
    }

    /** At once, so that what comes can take the focus. */
    private void takeTurns() {
        // what nobody sees takes no focus either
        boolean seen = page.getChildren().isEmpty();
        boolean person = seen && !panel.getChildren().isEmpty();
        list.setVisible(seen && (!narrow.get() || !conversation));
        body.setVisible(seen && (!narrow.get() || conversation) && !(person && covered.get()));
        panel.setVisible(person);
        handle.setVisible(seen && !narrow.get());
    }

    void setPage(Optional<Region> node) {
        fill(page, node);
        takeTurns();
    }

    void setPanel(Optional<Region> node) {
        fill(panel, node);
        takeTurns();
    }

    void setOverlay(Optional<Region> node) {
        fill(overlay, node);
    }

    private void fill(StackPane place, Optional<Region> node) {
        place.getChildren().setAll(node.stream().toList());
        place.setVisible(node.isPresent());
        requestLayout();
        // what has no skin yet cannot take the focus
        node.ifPresent(Region::applyCss);
    }

    private void dragged(MouseEvent event) {
        listWidth.set(Math.clamp(at(event) - grabbed, LEAST_LIST, MOST_LIST));
    }

    /** Where the mouse is from the window's edge, at 100 %. */
    private double at(MouseEvent event) {
        return sceneToLocal(event.getSceneX(), event.getSceneY()).getX() / unit();
    }

    private double unit() {
        double drawn = rail.prefWidth(-1);
        return drawn > 0 ? drawn / RAIL : 1;
    }

    @Override
    protected void layoutChildren() {
        double unit = unit();
        double width = getWidth();
        double height = getHeight();
        double railWidth = snapSizeX(RAIL * unit);
        double rest = width - railWidth;
        boolean small = width < NARROW * unit;
        narrow.set(small);

        double listDrawn = small ? rest : Math.min(snapSizeX(listWidth.get() * unit), rest / 2);
        rail.resizeRelocate(0, 0, railWidth, height);
        list.resizeRelocate(railWidth, 0, listDrawn, height);
        double bodyLeft = small ? railWidth : railWidth + listDrawn;
        double bodyWidth = width - bodyLeft;

        double panelWidth = snapSizeX(PANEL * unit);
        boolean room = bodyWidth - panelWidth >= LEAST_CONVERSATION * unit;
        covered.set(!room);
        double beside = panel.isVisible() && room ? panelWidth : 0;
        body.resizeRelocate(bodyLeft, 0, bodyWidth - beside, height);
        panel.resizeRelocate(
                room ? width - panelWidth : bodyLeft, 0, room ? panelWidth : bodyWidth, height);
        takeTurns();
        double grip = HANDLE * unit;
        handle.resizeRelocate(bodyLeft - grip / 2, 0, grip, height);
        page.resizeRelocate(railWidth, 0, rest, height);
        overlay.resizeRelocate(0, 0, width, height);
    }
}
