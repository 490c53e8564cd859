package chat.parley.desktop.kit;

import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keyboard with what lies in front of a window. Wherever else it would go (behind the last control, out of a button
 * that was switched off or taken away), it comes back; once the trap opens, it is where it was before.
 */
public final class FocusTrap {
    private final Parent front;
    private final Scene scene;
    private final @Nullable Node before;
    private final ChangeListener<@Nullable Node> listener = (_, _, now) -> moved(now);
    private final EventHandler<KeyEvent> keys = this::pressed;
    private @Nullable Node last;
    private boolean forwards;
    private boolean backwards;

    /**
     * Closes around something that lies in the scene already, before it takes the keyboard.
     *
     * @param front takes the keyboard itself where nothing in it can
     */
    public FocusTrap(Parent front) {
        this.front = front;
        scene = front.getScene();
        before = scene.getFocusOwner();
        scene.focusOwnerProperty().addListener(listener);
        scene.addEventFilter(KeyEvent.ANY, keys);
    }

    /**
     * Lets the keyboard go, to where it was.
     *
     * @param otherwise where it goes if that is no longer there
     */
    public void open(Runnable otherwise) {
        scene.focusOwnerProperty().removeListener(listener);
        scene.removeEventFilter(KeyEvent.ANY, keys);
        if (before != null && takes(before)) {
            before.requestFocus();
        } else {
            otherwise.run();
        }
    }

    /** Tab leaves at one end and is to come in again at the other. */
    private void pressed(KeyEvent event) {
        boolean tab =
                event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() == KeyCode.TAB;
        forwards = tab && !event.isShiftDown();
        backwards = tab && event.isShiftDown();
    }

    private void moved(@Nullable Node now) {
        if (now != null && within(now)) {
            last = now;
        } else if (scene.equals(front.getScene())) {
            Node back = forwards ? first(front) : backwards ? lastOf(front) : last;
            if (back == null || !takes(back)) {
                back = first(front);
            }
            (back == null ? front : back).requestFocus();
        }
    }

    private boolean within(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(front)) {
                return true;
            }
        }
        return false;
    }

    private boolean takes(Node node) {
        return scene.equals(node.getScene()) && !node.isDisabled() && shown(node);
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean stops(Node node) {
        return node.isFocusTraversable() && !node.isDisabled();
    }

    private static @Nullable Node first(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            Node found = !child.isVisible() ? null : stops(child) ? child : inside(child, true);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Node lastOf(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable().reversed()) {
            Node found = !child.isVisible() ? null : stops(child) ? child : inside(child, false);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Node inside(Node node, boolean fromStart) {
        return node instanceof Parent parent ? fromStart ? first(parent) : lastOf(parent) : null;
    }
}
