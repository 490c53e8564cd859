package chat.parley.desktop.kit.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.kit.UiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmojiAreaUiTest extends UiTest {
    private EmojiArea area;
    private final List<String> sent = new ArrayList<>();

    @Override
    protected Parent content() {
        area = new EmojiArea();
        area.promptProperty().set("Message Anna");
        var box = new VBox(area);
        box.setPadding(new Insets(40));
        return box;
    }

    @BeforeEach
    void focus() {
        fx(area::requestFocus);
    }

    @Test
    void whatIsTypedIsThere() {
        robot.write("Crane 4, please");
        assertEquals("Crane 4, please", area.getText());
    }

    @Test
    void enterSendsAndShiftEnterBeginsALine() {
        fx(() -> area.setOnEnter(() -> sent.add(area.getText())));
        robot.write("one");
        robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        robot.write("two");
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("one\ntwo"), sent);
    }

    @Test
    void enterBeginsALineWhereNothingIsSent() {
        robot.write("one");
        robot.type(KeyCode.ENTER);
        robot.write("two");
        assertEquals("one\ntwo", area.getText());
    }

    @Test
    void growsWithItsTextUpToItsMost() {
        double one = height();
        set("one\ntwo\nthree");
        double three = height();
        assertTrue(three > one + 30, one + " then " + three);
        set("line\n".repeat(50));
        assertEquals(176, height(), 1);
        set("");
        assertEquals(one, height(), 1);
    }

    @Test
    void anEmojiIsErasedAndSteppedOverAsOne() {
        set("a👨‍👩‍👧‍👦b");
        robot.type(KeyCode.LEFT, 2);
        assertEquals(1, area.caretPosition());
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.BACK_SPACE);
        assertEquals("ab", area.getText());
    }

    @Test
    void selectsCutsAndPastesByKeyboard() {
        robot.write("one two");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.LEFT)
                .release(KeyCode.SHIFT)
                .type(KeyCode.X)
                .release(KeyCode.CONTROL);
        assertEquals("one ", area.getText());
        assertEquals("two", clipboard());
        robot.type(KeyCode.HOME);
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
        assertEquals("twoone ", area.getText());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertEquals("one ", area.getText());
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        assertEquals("twoone ", area.getText());
    }

    @Test
    void pasteCleansWhatCannotBeSent() {
        fx(
                () -> {
                    var content = new ClipboardContent();
                    content.putString("one\r\ntwo\u0000\u0007\tthree");
                    Clipboard.getSystemClipboard().setContent(content);
                    area.paste();
                });
        assertEquals("one\ntwo\tthree", area.getText());
    }

    @Test
    void walksBetweenLines() {
        set("first line\nsecond");
        robot.type(KeyCode.UP);
        int above = area.caretPosition();
        assertTrue(above > 3 && above < 10, "caret at " + above);
        robot.type(KeyCode.END);
        assertEquals(10, area.caretPosition());
        robot.type(KeyCode.HOME);
        assertEquals(0, area.caretPosition());
        robot.type(KeyCode.DOWN);
        assertEquals(11, area.caretPosition());
    }

    @Test
    void arrowsFollowTheDirectionOfTheText() {
        set("شكرا");
        assertEquals(4, area.caretPosition());
        robot.type(KeyCode.RIGHT);
        assertEquals(3, area.caretPosition());
        robot.type(KeyCode.LEFT);
        assertEquals(4, area.caretPosition());
    }

    @Test
    void theMouseSetsTheCaretAndSelects() {
        set("Crane 4 is booked");
        robot.doubleClickOn(ask(() -> area.localToScreen(15, 18)));
        assertEquals("Crane", ask(area::selectedText));
    }

    @Test
    void composedTextIsNoTextYet() {
        robot.write("a");
        fx(() -> area.fireEvent(composing("", "に")));
        assertEquals("a", area.getText());
        fx(() -> area.fireEvent(composing("日本", "")));
        assertEquals("a日本", area.getText());
    }

    @Test
    void tellsScreenReadersWhatIsThere() {
        assertEquals(
                "Message Anna", ask(() -> area.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        set("hello");
        fx(() -> area.select(1, 3));
        assertEquals("hello", ask(() -> area.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        assertEquals(
                1, ask(() -> area.queryAccessibleAttribute(AccessibleAttribute.SELECTION_START)));
        assertEquals(
                3, ask(() -> area.queryAccessibleAttribute(AccessibleAttribute.SELECTION_END)));
    }

    @Test
    void noKeyBreaksIt() {
        var random = new Random(5);
        String[] parts = {
            "وصلت ",
            "שלום",
            "👍🏽",
            "👨‍👩‍👧‍👦",
            "word ",
            "\n",
            "14:00",
            "e\u0301",
            "\u202e",
            "  ",
            "🇩🇪"
        };
        KeyCode[] keys = {
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.BACK_SPACE,
            KeyCode.DELETE
        };
        fx(
                () -> {
                    for (int i = 0; i < 1500; i++) {
                        if (random.nextInt(3) == 0) {
                            area.insert(parts[random.nextInt(parts.length)]);
                        } else {
                            area.fireEvent(
                                    new javafx.scene.input.KeyEvent(
                                            javafx.scene.input.KeyEvent.KEY_PRESSED,
                                            "",
                                            "",
                                            keys[random.nextInt(keys.length)],
                                            random.nextInt(4) == 0,
                                            random.nextInt(4) == 0,
                                            false,
                                            false));
                        }
                        area.applyCss();
                        area.resize(80 + random.nextInt(300), 100);
                        area.layout();
                        int caret = area.caretPosition();
                        assertTrue(caret >= 0 && caret <= area.getText().length());
                    }
                });
    }

    private static InputMethodEvent composing(String committed, String composed) {
        return new InputMethodEvent(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                composed.isEmpty()
                        ? List.of()
                        : List.of(
                                new InputMethodTextRun(
                                        composed, InputMethodHighlight.UNSELECTED_RAW)),
                committed,
                0);
    }

    private void set(String text) {
        fx(() -> area.setText(text));
    }

    private double height() {
        return ask(
                () -> {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    return area.getHeight();
                });
    }
}
