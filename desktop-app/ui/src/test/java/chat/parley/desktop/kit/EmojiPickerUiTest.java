package chat.parley.desktop.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.kit.emoji.SkinTone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmojiPickerUiTest extends UiTest {
    private EmojiPicker picker;
    private final List<String> picked = new ArrayList<>();

    @Override
    protected Parent content() {
        picker = new EmojiPicker();
        picker.setOnPick(picked::add);
        return new VBox(picker);
    }

    @BeforeEach
    void open() {
        fx(picker::open);
    }

    @Test
    void aWordAndEnterChoose() {
        robot.write("anchor");
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("⚓"), picked);
    }

    @Test
    void arrowsWalkTheGrid() {
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.RIGHT, 2);
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.LEFT);
        robot.type(KeyCode.ENTER);
        assertEquals("😄", picked.getFirst());
        assertEquals(2, picked.size());
    }

    @Test
    void aLineEndsInTheNext() {
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.RIGHT, EmojiPicker.COLUMNS);
        robot.type(KeyCode.LEFT);
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("😂"), picked);
    }

    @Test
    void upFromTheFirstLineAndLettersSearch() {
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.UP);
        assertTrue(searching());
        robot.type(KeyCode.DOWN);
        robot.write("anchor");
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("⚓"), picked);
    }

    @Test
    void theKeyboardReachesTheLastFlag() {
        robot.type(KeyCode.DOWN);
        fx(
                () -> {
                    Node grid = picker.lookup(".grid");
                    for (int i = 0; i < 400; i++) {
                        grid.fireEvent(
                                new javafx.scene.input.KeyEvent(
                                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        KeyCode.DOWN,
                                        false,
                                        false,
                                        false,
                                        false));
                    }
                });
        assertTrue(
                picker.lookupAll(".emoji-cell").stream()
                        .anyMatch(
                                cell ->
                                        cell.getPseudoClassStates().stream()
                                                .anyMatch(
                                                        state ->
                                                                state.getPseudoClassName()
                                                                        .equals("current"))),
                "the chosen one is on the screen");
    }

    @Test
    void whatWasChosenIsRecent() {
        robot.write("anchor");
        robot.type(KeyCode.ENTER);
        fx(picker::open);
        robot.write("rocket");
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("🚀", "⚓"), List.copyOf(picker.recents()));
    }

    @Test
    void aSkinToneIsKept() {
        fx(() -> picker.toneProperty().set(SkinTone.DARK));
        robot.write("thumbsup");
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("👍🏿"), picked);
    }

    @Test
    void theMouseChoosesToo() {
        robot.clickOn(picker.lookup(".emoji-cell"));
        assertEquals(List.of("😀"), picked);
    }

    @Test
    void findingNothingIsSaid() {
        robot.write("qqqq");
        assertEquals(
                "No emoji by that name",
                ask(
                        () ->
                                ((javafx.scene.control.Label) picker.lookup(".section-title"))
                                        .getText()));
    }

    private boolean searching() {
        return ask(() -> picker.lookup(".search-field .text-field").isFocused());
    }
}
