package chat.parley.desktop.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.kit.emoji.EmojiText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;

/** A whole screen of a room, used as a person uses it. */
public abstract class ScreenTest extends UiTest {

    @Override
    protected double windowWidth() {
        return 1000;
    }

    @Override
    protected double windowHeight() {
        return 700;
    }

    /** A node by its id; it has to be there. */
    protected final <T extends Node> T find(String id, Class<T> type) {
        return type.cast(
                ask(
                        () -> {
                            Node node = scene.lookup("#" + id);
                            if (node == null) {
                                throw new AssertionError("no " + id + " on the screen");
                            }
                            return node;
                        }));
    }

    /** Whether a node with this id is on the screen and seen. */
    protected final boolean shows(String id) {
        return ask(() -> scene.getRoot().lookupAll("#" + id).stream().anyMatch(ScreenTest::seen));
    }

    /** Whether these words can be read on the screen. */
    protected final boolean says(String words) {
        return ask(() -> words(scene.getRoot()).stream().anyMatch(each -> each.contains(words)));
    }

    /** Demands that these words can be read on the screen. */
    protected final void assertSays(String words) {
        assertTrue(
                says(words),
                () -> "\"" + words + "\" is not among " + ask(() -> words(scene.getRoot())));
    }

    /** Gives the window a size, and everything in it so many percent of the design's. */
    protected final void resize(double width, double height, int percent) {
        fx(
                () -> {
                    theme.sizeProperty().set(percent);
                    Window window = scene.getWindow();
                    window.setWidth(width);
                    window.setHeight(height);
                });
        settle();
    }

    /** Waits until what follows from a change is laid out and seen. */
    protected final void settle() {
        for (int frame = 0; frame < 3; frame++) {
            var laidOut = new CompletableFuture<Void>();
            Runnable tell = () -> laidOut.complete(null);
            fx(
                    () -> {
                        scene.addPostLayoutPulseListener(tell);
                        Platform.requestNextPulse();
                    });
            laidOut.join();
            fx(() -> scene.removePostLayoutPulseListener(tell));
        }
    }

    /** Whether all of a node lies inside the window, not scrolled out of it. */
    protected final boolean inSight(String id) {
        return ask(() -> inWindow(scene.lookup("#" + id)));
    }

    /** Whether a part of the screen that says something lies inside the window, not scrolled out of it. */
    protected final boolean inSightSays(String words) {
        return ask(
                () ->
                        scene.getRoot().lookupAll(".emoji-text").stream()
                                .map(EmojiText.class::cast)
                                .filter(text -> text.getText().contains(words) && seen(text))
                                .anyMatch(this::inWindow));
    }

    private boolean inWindow(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getMinY() >= 0 && bounds.getMaxY() <= scene.getHeight();
    }

    /** Demands that no label and no button shows an ellipsis in place of what it says. */
    protected final void assertNothingIsElided() {
        Set<String> elided =
                ask(
                        () ->
                                scene.getRoot().lookupAll(".text").stream()
                                        .filter(ScreenTest::seen)
                                        .filter(Text.class::isInstance)
                                        .filter(
                                                text ->
                                                        text.getParent() instanceof Labeled labeled
                                                                && !labeled.getText()
                                                                        .equals(
                                                                                ((Text) text)
                                                                                        .getText()))
                                        .map(text -> ((Labeled) text.getParent()).getText())
                                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(Set.of(), elided);
    }

    /** Presses a button on the screen. */
    protected final void press(String id) {
        robot.clickOn(find(id, Node.class));
    }

    /** Puts a text on the clipboard and pastes it where the keyboard is. */
    protected final void paste(String text) {
        fx(
                () -> {
                    var content = new ClipboardContent();
                    content.putString(text);
                    Clipboard.getSystemClipboard().setContent(content);
                });
        robot.push(KeyCode.SHORTCUT, KeyCode.V);
    }

    /** Whether the keyboard is at a node or inside of it. */
    protected final boolean focused(String id) {
        return ask(
                () -> {
                    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
                        if (id.equals(at.getId())) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    /** Demands a name of everything that a person can use, and a ring and a stop of the keyboard. */
    protected final void assertEverythingIsNamed() {
        Set<String> nameless =
                ask(
                        () -> {
                            var found = new TreeSet<String>();
                            collect(scene.getRoot(), found);
                            return found;
                        });
        assertEquals(Set.of(), nameless);
    }

    private static void collect(Node node, Set<String> nameless) {
        if (!node.isVisible()) {
            return;
        }
        boolean used =
                node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof Slider;
        if (used && name(node).isBlank()) {
            nameless.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
        }
    }

    private static String name(Node node) {
        String spoken = node.getAccessibleText();
        if (spoken != null && !spoken.isBlank()) {
            return spoken;
        }
        return node instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : "";
    }

    private static List<String> words(Node node) {
        var words = new ArrayList<String>();
        if (!node.isVisible()) {
            return words;
        }
        switch (node) {
            case EmojiText text -> words.add(text.getText());
            case Label label -> words.add(label.getText());
            case ButtonBase button -> words.add(button.getText());
            case PasswordField _ -> {}
            case TextInputControl field -> words.add(field.getText());
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> words.addAll(words(child)));
        }
        words.removeIf(each -> each == null || each.isEmpty());
        return words;
    }

    private static boolean seen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
