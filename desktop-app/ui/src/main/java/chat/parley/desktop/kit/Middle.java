package chat.parley.desktop.kit;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * What stands in the middle of a window where there is room for it, and scrolls where there is not. It is seen from its top until
 * something in it is to be seen.
 */
public final class Middle extends ScrollPane {
    /** What is kept free around what is to be seen: a focus ring and some more. */
    private static final double AIR = 12;

    private Optional<Runnable> next = Optional.empty();

    /** Holds something. */
    public Middle(Region held) {
        setContent(new Standing(held));
        getStyleClass().add("middle");
        setFitToWidth(true);
        setFitToHeight(true);
        setFocusTraversable(false);
        sceneProperty().subscribe(this::begin);
        sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .subscribe(
                        owner -> {
                            if (owner != null && ancestor(owner, Middle.class).isPresent()) {
                                ancestor(owner, LabelledField.class)
                                        .ifPresent(field -> reveal(field, field));
                            }
                        });
    }

    /** Goes to the top, and from there only as far down as the field in which a person begins. */
    public void begin() {
        afterLayout(
                () -> {
                    setVvalue(getVmin());
                    Optional.ofNullable(getScene().getFocusOwner())
                            .flatMap(owner -> ancestor(owner, LabelledField.class))
                            .ifPresent(field -> see(field, field));
                });
    }

    /** Makes a field and what is said of it seen; of what does not fit, the field. */
    public static void reveal(Node field, Node said) {
        ancestor(field, Middle.class)
                .ifPresent(middle -> middle.afterLayout(() -> middle.see(field, said)));
    }

    /** As little below the top as lets the last node end in sight, but never below the first. */
    private void see(Node first, Node last) {
        double view = getViewportBounds().getHeight();
        double hidden = getContent().getLayoutBounds().getHeight() - view;
        double top = Math.min(within(last).getMaxY() + AIR - view, within(first).getMinY() - AIR);
        setVvalue(hidden > 0 ? Math.clamp(top / hidden, 0, 1) : 0);
    }

    private Bounds within(Node node) {
        return getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }

    private static <T extends Node> Optional<T> ancestor(Node node, Class<T> type) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    /** Asked for its least height without a width, as scroll bars are, it answers for the width there is, and not for one line. */
    private final class Standing extends StackPane {
        Standing(Region held) {
            super(held);
        }

        @Override
        protected double computeMinHeight(double width) {
            return super.computeMinHeight(width < 0 ? getViewportBounds().getWidth() : width);
        }
    }

    /** Until it is laid out nobody knows where anything stands; JavaFX looks for a lost focus before that, and scrolls to it. */
    private void afterLayout(Runnable look) {
        Scene scene = getScene();
        if (scene == null) {
            return;
        }
        boolean waiting = next.isPresent();
        next = Optional.of(look);
        if (waiting) {
            return;
        }
        scene.addPostLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        Optional<Runnable> now = next;
                        next = Optional.empty();
                        if (getScene() != null) {
                            now.ifPresent(Runnable::run);
                        }
                    }
                });
        Platform.requestNextPulse();
    }
}
