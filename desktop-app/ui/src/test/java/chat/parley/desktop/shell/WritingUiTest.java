package chat.parley.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.trouble.Trouble;
import java.time.Duration;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class WritingUiTest extends WindowTest {
    @Test
    void thePickerStaysWithinTheWindow() {
        open(talk.anna);
        fx(() -> theme.sizeProperty().set(200));

        press(KeyCode.CONTROL, KeyCode.E);

        Bounds picker = onScreen(robot.lookup(".emoji-picker").query());
        Bounds window = onScreen(shell.node());
        assertTrue(window.contains(picker), picker + " in " + window);
        assertTrue(picker.getMaxY() <= onScreen(node("#composer-emoji")).getMinY());
        fx(() -> theme.sizeProperty().set(100));
    }

    @Test
    void enterSends() {
        open(talk.anna);

        write("Gate 2 closes at six");
        press(KeyCode.ENTER);

        assertEquals("Gate 2 closes at six", last(talk.anna));
        assertEquals("", words("#composer-text"));
        assertTrue(onScreen("Gate 2 closes at six"));
    }

    @Test
    void shiftEnterBeginsALine() {
        open(talk.anna);
        int before = house.chat(talk.anna).messages().size();

        write("one");
        press(KeyCode.SHIFT, KeyCode.ENTER);
        write("two");

        assertEquals(before, house.chat(talk.anna).messages().size());
        press(KeyCode.ENTER);
        assertEquals("one\ntwo", last(talk.anna));
    }

    @Test
    void theButtonSends() {
        open(talk.anna);
        assertTrue(node("#composer-send").isDisabled());

        write("by mouse");
        click("#composer-send");

        assertEquals("by mouse", last(talk.anna));
        assertTrue(composer().isFocused());
    }

    @Test
    void theBoxGrowsToEightLinesThenScrolls() {
        open(talk.anna);
        double one = composer().getHeight();

        fx(() -> composer().insert("1\n2\n3"));
        double three = composer().getHeight();
        fx(() -> composer().insert("\n4\n5\n6\n7\n8"));
        double eight = composer().getHeight();
        fx(() -> composer().insert("\n9\n10\n11"));

        assertTrue(one < three && three < eight, one + " " + three + " " + eight);
        assertEquals(eight, composer().getHeight(), 4);
    }

    @Test
    void aGrowingBoxKeepsTheNewestMessageInSight() {
        open(talk.anna);
        assertTrue(onScreen("Crane 4 is booked"));

        fx(() -> composer().insert("1\n2\n3\n4\n5\n6\n7\n8"));

        until(() -> onScreen("Crane 4 is booked"));
    }

    @Test
    void everyChatHasItsDraft() {
        open(talk.anna);
        write("half a thought");
        open(talk.sofia);
        assertEquals("", words("#composer-text"));

        open(talk.anna);

        assertEquals("half a thought", words("#composer-text"));
        assertEquals("half a thought", house.chat(talk.anna).draft());
    }

    @Test
    void aDraftIsKeptWhileWriting() {
        open(talk.anna);
        write("half a tho");

        fx(() -> delay.pass(Duration.ofMillis(300)));

        assertEquals("half a tho", house.chat(talk.anna).draft());
    }

    @Test
    void lettersTypedAtNothingGoToTheBox() {
        open(talk.anna);
        robot.clickOn(message("Perfect. Can you book"));
        settle();
        assertFalse(composer().isFocused());

        write("Yes");

        assertTrue(composer().isFocused());
        assertEquals("Yes", words("#composer-text"));
    }

    @Test
    void emojiAreChosenByKeyboard() {
        open(talk.anna);

        press(KeyCode.CONTROL, KeyCode.E);
        write("anchor");
        press(KeyCode.ENTER);
        press(KeyCode.ESCAPE);

        until(() -> composer().isFocused());
        assertEquals("⚓", words("#composer-text"));
    }

    @Test
    void aClosedBoxSaysWhy() {
        open(talk.bo);
        assertEquals("Writing waits until you have verified them", words("#composer-closed"));
        assertFalse(shown("#composer-text"));

        fx(() -> house.stop(talk.bo, Optional.empty()));

        assertTrue(shown("#composer-text"));
    }

    @Test
    void aMessageThatCannotBeKeptComesBack() {
        open(talk.anna);
        house.chat(talk.anna).failWith(Trouble.DISK_FULL);

        write("Gate 2");
        press(KeyCode.ENTER);

        assertEquals("Gate 2", words("#composer-text"));
        assertTrue(shown("#composer-failure"));
    }
}
