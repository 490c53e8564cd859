package chat.parley.desktop.kit.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.kit.UiTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.event.EventType;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class EmojiTextUiTest extends UiTest {
    private EmojiText text;
    private Button elsewhere;
    private final List<String> opened = new ArrayList<>();

    @Override
    protected Parent content() {
        text = new EmojiText();
        elsewhere = new Button("elsewhere");
        text.setOnLink(opened::add);
        text.setMaxWidth(300);
        var box = new VBox(20, text, elsewhere);
        box.setAlignment(Pos.TOP_LEFT);
        box.setPadding(new Insets(40));
        return box;
    }

    @Test
    void whatTheProgramSaysLeadsNowhere() {
        EmojiText said = ask(() -> EmojiText.paragraph("It begins with parley://join and so on"));

        assertEquals(0, ask(() -> said.lookupAll(".link").size()));
    }

    @Test
    void theMouseSelects() {
        show("Crane 4 👍🏽 is booked");
        drag(new Point2D(1, 8), new Point2D(text.getWidth() - 1, 8));
        assertEquals("Crane 4 👍🏽 is booked", text.selectedText());
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        assertEquals("Crane 4 👍🏽 is booked", clipboard());
    }

    @Test
    void aDoubleClickSelectsTheWord() {
        show("Crane 4 is booked");
        robot.doubleClickOn(at(new Point2D(12, 8)));
        assertEquals("Crane", text.selectedText());
    }

    @Test
    void theKeyboardSelectsByLettersAndLines() {
        show("👨‍👩‍👧‍👦 one");
        robot.clickOn(at(new Point2D(1, 8)));
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertEquals("👨‍👩‍👧‍👦", text.selectedText());
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT, 2).release(KeyCode.SHIFT);
        assertEquals("👨‍👩‍👧‍👦 o", text.selectedText());
        robot.press(KeyCode.SHIFT).type(KeyCode.END).release(KeyCode.SHIFT);
        assertEquals("👨‍👩‍👧‍👦 one", text.selectedText());
        robot.type(KeyCode.ESCAPE);
        assertEquals("", text.selectedText());
        robot.press(KeyCode.CONTROL).type(KeyCode.A).type(KeyCode.C).release(KeyCode.CONTROL);
        assertEquals("👨‍👩‍👧‍👦 one", clipboard());
    }

    @Test
    void arabicIsSelectedInItsOwnDirection() {
        show("وصلت الوثائق شكرا");
        assertTrue(text.mirrored());
        robot.clickOn(at(new Point2D(1, 8)));
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT, 4).release(KeyCode.SHIFT);
        assertEquals("وصلت", text.selectedText());
    }

    @Test
    void theSelectionGoesWithTheKeyboard() {
        show("Crane 4 is booked");
        fx(text::selectAll);
        robot.clickOn(at(new Point2D(12, 8)));
        fx(text::selectAll);
        robot.clickOn(elsewhere);
        assertEquals("", text.selectedText());
    }

    @Test
    void anAddressIsHandedOverWhenClicked() {
        show("see https://a.example/b now");
        robot.clickOn(link());
        assertEquals(List.of("https://a.example/b"), opened);
    }

    @Test
    void anAddressThatIsDraggedOverIsNot() {
        show("see https://a.example/b now");
        drag(new Point2D(40, 8), new Point2D(90, 8));
        assertEquals(List.of(), opened);
        assertFalse(text.selectedText().isEmpty());
    }

    @Test
    void anotherTextStartsAfresh() {
        show("one two");
        fx(text::selectAll);
        show("three");
        assertEquals("", text.selectedText());
        assertEquals("three", text.getAccessibleText());
    }

    @Test
    void emojiAloneAreLarge() {
        show("⚓👍");
        double large = height();
        show("⚓👍⚓👍");
        assertTrue(large > 35, "large is " + large);
        assertTrue(height() < 25, "four are " + height());
    }

    @Test
    void roomAtTheEndIsKept() {
        show("Crane 4 is booked");
        double before = ask(() -> text.prefWidth(-1));
        fx(() -> text.setTrailingWidth(60));
        assertEquals(before + 60, ask(() -> text.prefWidth(-1)), 1);
    }

    @Test
    void wordsThatFitStayTogetherWhereTheRoomAtTheEndDoesNot() {
        String words = "Keep lane 2 free until the boat";
        show(words);
        double alone = ask(() -> text.prefWidth(-1));
        double line = ask(() -> text.prefHeight(-1));

        fx(
                () -> {
                    text.setTrailingWidth(60);
                    text.setMaxWidth(alone + 20);
                    text.select(words.indexOf("boat"), words.length());
                });

        assertTrue(
                ask(() -> text.lookup(".highlight").getBoundsInParent().getMinY()) < line / 2,
                "the last word stands in the second line");
        assertTrue(height() > line, "the room at the end has no line of its own");
    }

    @Test
    void evenAWordThatReadsFromTheRightStaysWhereItFits() {
        String words = "وصلت الوثائق إلى الميناء";
        show(words);
        double alone = ask(() -> text.prefWidth(-1));
        double line = ask(() -> text.prefHeight(-1));

        fx(
                () -> {
                    text.setTrailingWidth(60);
                    text.setMaxWidth(alone + 20);
                    text.select(words.lastIndexOf(' ') + 1, words.length());
                });

        assertTrue(ask(() -> text.lookup(".highlight").getBoundsInParent().getMinY()) < line / 2);
    }

    @Test
    void whatTheProgramSaysReadsInItsOwnDirectionInAMirroredWindow() {
        EmojiText said = ask(() -> EmojiText.paragraph("They go out by themselves."));
        fx(
                () -> {
                    ((VBox) elsewhere.getParent()).getChildren().add(said);
                    scene.getRoot().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
                });

        assertTrue(
                ask(() -> xOf(said, "themselves") < xOf(said, ".")),
                "the full stop stands before the words");
    }

    /** Where a part of what is said stands, from the left of the screen. */
    private static double xOf(EmojiText said, String part) {
        int at = said.getText().indexOf(part);
        said.select(at, at + part.length());
        Node highlight = said.lookup(".highlight");
        return highlight.localToScreen(highlight.getBoundsInLocal()).getMinX();
    }

    @Test
    void noTextWhateverBreaksTheLayout() {
        var random = new Random(3);
        EmojiText said = EmojiText.paragraph("");
        String[] parts = {
            "وصلت الوثائق ",
            "שלום-לכולם ",
            "والمستشفياتالطويلةجداجداجدا",
            "word ",
            "https://a.example/ש ",
            "👍🏽",
            "\n",
            "  ",
            "14:00، ",
            "\u202e",
            "\u2066",
            "\u200f",
            "\u200b",
            "नमस्ते ",
            "สวัสดีชาวโลก",
            "漢字",
            "e\u0301",
            "\ufdfd",
            "1️⃣",
            "\t",
            "\ud83d",
            "\u0001",
            "a".repeat(80)
        };
        fx(
                () -> {
                    for (int i = 0; i < 3000; i++) {
                        var all = new StringBuilder();
                        for (int k = random.nextInt(14); k >= 0; k--) {
                            all.append(parts[random.nextInt(parts.length)]);
                        }
                        int width = 10 + random.nextInt(500);
                        text.setText(all.toString());
                        text.applyCss();
                        double height = text.prefHeight(width);
                        text.resize(width, height);
                        text.layout();
                        text.select(
                                random.nextInt(all.length() + 1), random.nextInt(all.length() + 1));
                        if (i % 3 == 0) {
                            said.setNodeOrientation(
                                    i % 2 == 0
                                            ? NodeOrientation.LEFT_TO_RIGHT
                                            : NodeOrientation.RIGHT_TO_LEFT);
                            said.setText(all.toString());
                            said.applyCss();
                            said.resize(width, said.prefHeight(width));
                            said.layout();
                        }
                    }
                });
    }

    private void show(String next) {
        fx(() -> text.setText(next));
    }

    private double height() {
        return ask(text::getHeight);
    }

    private Node link() {
        return text.lookup(".link");
    }

    private Point2D at(Point2D local) {
        return ask(() -> text.localToScreen(local));
    }

    /** By events: the robot of the headless platform knows no moving with a button held. */
    private void drag(Point2D from, Point2D to) {
        Node start = text.lookup(".link") == null ? text : text.lookup(".link");
        fx(
                () -> {
                    start.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, from));
                    start.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, to));
                    start.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, to));
                });
    }

    private MouseEvent mouse(EventType<MouseEvent> type, Point2D local) {
        Point2D inScene = text.localToScene(local);
        return new MouseEvent(
                type,
                inScene.getX(),
                inScene.getY(),
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                type != MouseEvent.MOUSE_RELEASED,
                false,
                false,
                true,
                false,
                false,
                new PickResult(text, inScene.getX(), inScene.getY()));
    }
}
