package chat.parley.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.kit.emoji.EmojiArea;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window as a whole: its parts take turns, and all of it works by keyboard. */
class WindowUiTest extends WindowTest {
    @Test
    void wherePanelAndConversationDoNotFitThePanelTakesItsPlace() {
        open(talk.anna);

        fx(() -> shell.model().togglePerson(talk.anna.peer()));

        assertTrue(shown("#person-place"));
        assertFalse(shown("#composer"));
        write("nothing to write in");

        press(KeyCode.ESCAPE);

        assertTrue(composer().isFocused());
        assertEquals("", words("#composer-text"));
    }

    @Test
    void whoLeavesTheNewChatIsBackWhereTheyWere() {
        open(talk.anna);
        assertTrue(composer().isFocused());
        press(KeyCode.CONTROL, KeyCode.N);
        assertFalse(composer().isFocused());

        press(KeyCode.ESCAPE);

        assertTrue(composer().isFocused());
    }

    @Test
    void inASmallWindowListAndConversationTakeTurns() {
        fx(() -> stage.setWidth(740));
        assertTrue(shown("#chatlist"));
        assertFalse(shown("#conversation"));

        robot.clickOn("Anna Keller");
        settle();
        assertTrue(shown("#conversation"));
        assertFalse(shown("#chatlist"));

        click("#conversation-back");
        assertTrue(shown("#chatlist"));
        assertFalse(shown("#conversation"));
    }

    @Test
    void aLargeWindowNeedsNoWayBack() {
        open(talk.anna);

        assertTrue(shown("#chatlist"));
        assertFalse(shown("#conversation-back"));
    }

    @Test
    void theListIsAsWideAsItIsDragged() {
        Node list = node("#chatlist");
        assertEquals(328, ask(() -> list.getLayoutBounds().getWidth()), 1);

        drag(60);
        assertEquals(388, ask(() -> list.getLayoutBounds().getWidth()), 2);

        drag(-300);
        assertEquals(240, ask(() -> list.getLayoutBounds().getWidth()), 1);
    }

    @Test
    void chatsOpenByTheKeyboardAlone() {
        press(KeyCode.CONTROL, KeyCode.DIGIT1);
        assertEquals("Anna Keller", words("#conversation-name"));

        press(KeyCode.ALT, KeyCode.DOWN);
        assertEquals("Luis Martín", words("#conversation-name"));

        press(KeyCode.ALT, KeyCode.UP);
        assertEquals("Anna Keller", words("#conversation-name"));
        assertTrue(composer().isFocused());
    }

    @Test
    void aPersonIsFoundAndWrittenToByTheKeyboardAlone() {
        press(KeyCode.CONTROL, KeyCode.N);
        write("kof");
        press(KeyCode.ENTER);
        assertEquals("Kofi Mensah", words("#conversation-name"));

        write("Welcome");
        press(KeyCode.ENTER);

        assertEquals("Welcome", last(talk.kofi));
        assertEquals(
                Optional.of(talk.kofi),
                ask(() -> house.chats().value().stream().map(row -> row.chat()).findFirst()));
    }

    @Test
    void theListIsWalkedByArrows() {
        click("#chatlist-search");
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);

        assertEquals("Priya Raman", words("#conversation-name"));
    }

    @Test
    void tabIntoTheListStandsOnTheOpenChat() {
        open(talk.luis);
        click("#chatlist-search");

        press(KeyCode.TAB);

        assertEquals("chatlist-rows", focus());
        assertTrue(node("#chatlist-rows").isFocusVisible());
        String row =
                ask(
                        () ->
                                shell.node().lookupAll(".chat-cell").stream()
                                        .filter(cell -> ((ListCell<?>) cell).isSelected())
                                        .map(Node::getAccessibleText)
                                        .findFirst()
                                        .orElse("none"));
        assertTrue(row.startsWith("Luis"), row);
    }

    @Test
    void theSearchMarksWhatItFound() {
        click("#chatlist-search");
        write("luis");

        Node hit = node(".chat-row .hit");
        assertTrue(onScreen(node(".chat-row")).contains(onScreen(hit)));
        assertTrue(shown(".group-title"));
    }

    @Test
    void anEmptyListSpeaksInTheMiddleOfTheWindowAsWhatStandsBesideIt() {
        click("#chatlist-search");
        write("zz");

        assertEquals(
                onScreen(shell.node()).getCenterY(),
                onScreen(node("#chatlist .empty-state")).getCenterY(),
                1);
    }

    @Test
    void theSearchIsLeftByEscape() {
        click("#chatlist-search");
        write("zz");
        assertTrue(shown(".empty-state"));

        press(KeyCode.ESCAPE);

        assertTrue(shown(".chat-row"));
    }

    @Test
    void f6GoesFromPaneToPaneAndRound() {
        open(talk.anna);
        assertEquals("composer-text", focus());

        press(KeyCode.F6);
        assertEquals("shell-chats", focus());
        press(KeyCode.F6);
        assertEquals("chatlist-rows", focus());
        press(KeyCode.F6);
        assertTrue(ask(() -> within("#conversation-messages")));
        press(KeyCode.F6);
        assertEquals("composer-text", focus());
        press(KeyCode.SHIFT, KeyCode.F6);
        assertTrue(ask(() -> within("#conversation-messages")));
    }

    @Test
    void messagesAreWalkedCopiedAndLeftByKeys() {
        open(talk.anna);
        press(KeyCode.SHIFT, KeyCode.F6);
        press(KeyCode.UP);
        press(KeyCode.UP);
        press(KeyCode.CONTROL, KeyCode.C);
        assertEquals("Perfect. Can you book crane 4 for 14:00?", clipboard());

        press(KeyCode.TAB);
        assertTrue(composer().isFocused());
    }

    @Test
    void settingsSwitcherAndPersonComeAndGo() {
        open(talk.anna);

        press(KeyCode.CONTROL, KeyCode.COMMA);
        assertTrue(shown("#settings-place"));
        press(KeyCode.ESCAPE);
        assertFalse(shown("#settings-place"));

        press(KeyCode.CONTROL, KeyCode.K);
        assertTrue(shown("#switcher-place"));
        press(KeyCode.ESCAPE);
        assertFalse(shown("#switcher-place"));
        assertTrue(composer().isFocused());

        click("#conversation-person");
        assertTrue(shown("#person-place"));
        press(KeyCode.ESCAPE);
        assertFalse(shown("#person-place"));
        assertTrue(composer().isFocused());
    }

    @ParameterizedTest
    @ValueSource(ints = {740, 1240})
    void inTheSettingsTheKeyboardWalksTheSettings(int width) {
        fx(() -> stage.setWidth(width));
        open(talk.anna);
        write("a draft");

        press(KeyCode.CONTROL, KeyCode.COMMA);
        assertTrue(within("#settings-place"));
        assertFalse(shown("#composer"));
        write(" that nobody sees");
        press(KeyCode.ENTER);
        press(KeyCode.ESCAPE);

        assertEquals("a draft", words("#composer-text"));
        assertTrue(composer().isFocused());
    }

    @Test
    void whileTheSwitcherLiesOverTheWindowNothingBehindItTakesTheKeyboard() {
        open(talk.anna);
        press(KeyCode.CONTROL, KeyCode.K);
        fx(() -> composer().requestFocus());
        assertFalse(composer().isFocused());
        press(KeyCode.F6);
        assertFalse(within(".rail"));
        press(KeyCode.ESCAPE);

        assertTrue(composer().isFocused());
    }

    @Test
    void everyControlHasAName() {
        open(talk.sofia);
        Set<String> nameless = new TreeSet<>();
        fx(
                () -> {
                    for (Node node : shell.node().lookupAll("*")) {
                        boolean control =
                                node instanceof ButtonBase
                                        || node instanceof TextInputControl
                                        || node instanceof EmojiArea
                                        || (node instanceof ListCell<?> cell && !cell.isEmpty());
                        boolean named =
                                (node.getAccessibleText() != null
                                                && !node.getAccessibleText().isBlank())
                                        || (node instanceof Labeled label
                                                && label.getText() != null
                                                && !label.getText().isBlank());
                        if (control && !named && node.isVisible()) {
                            nameless.add(node + " " + node.getId());
                        }
                    }
                });
        assertEquals(Set.of(), nameless);
    }

    @Test
    void aRowSaysEverythingToAScreenReader() {
        var cell =
                ask(
                        () ->
                                shell.node().lookupAll(".chat-cell").stream()
                                        .map(Node::getAccessibleText)
                                        .filter(text -> text != null && text.startsWith("Priya"))
                                        .findFirst()
                                        .orElseThrow());
        assertEquals(
                "Priya Raman, 12 new messages, The checklist is in the file, and I have marked what is still open in yellow, 09:40",
                cell);
    }

    @Test
    void theOpenChatShowsNoBadgeOnceItIsRead() {
        assertNotNull(node(".rail .badge"));
        open(talk.luis);

        until(
                () ->
                        house.chats().value().stream()
                                .noneMatch(
                                        row -> row.chat().equals(talk.luis) && row.unread() > 0));
    }

    /** The headless platform ends a robot's drag at the edge of what was pressed, so the events are made here. */
    private void drag(double by) {
        fx(
                () -> {
                    Node node = shell.node().lookup("#shell-handle");
                    Bounds from = node.localToScene(node.getBoundsInLocal());
                    node.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, node, from.getCenterX()));
                    node.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, node, from.getCenterX() + by));
                    node.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, node, from.getCenterX() + by));
                });
        settle();
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Node node, double sceneX) {
        double x = node.sceneToLocal(sceneX, 300).getX();
        return new MouseEvent(
                type,
                x,
                300,
                sceneX,
                300,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                false,
                null);
    }

    private String focus() {
        return ask(() -> shell.node().getScene().getFocusOwner().getId());
    }

    private boolean within(String pane) {
        Node place = shell.node().lookup(pane);
        for (Node each = shell.node().getScene().getFocusOwner();
                each != null;
                each = each.getParent()) {
            if (each.equals(place)) {
                return true;
            }
        }
        return false;
    }
}
