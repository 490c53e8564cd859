package chat.parley.desktop.kit.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class DraftTest {
    private final Draft draft = new Draft();

    @Test
    void typingGoesInAtTheCaret() {
        type("ac");
        draft.move(1, false);
        type("b");
        assertEquals("abc", draft.text());
        assertEquals(2, draft.caret());
    }

    @Test
    void typingReplacesWhatIsSelected() {
        type("one two");
        draft.select(0, 3);
        type("1");
        assertEquals("1 two", draft.text());
    }

    @Test
    void wordsAreUndoneAtOnce() {
        type("one two");
        draft.undo();
        assertEquals("one", draft.text());
        draft.undo();
        assertEquals("", draft.text());
        draft.redo();
        draft.redo();
        assertEquals("one two", draft.text());
    }

    @Test
    void movingTheCaretEndsAStep() {
        type("ab");
        draft.move(0, false);
        type("c");
        draft.undo();
        assertEquals("ab", draft.text());
    }

    @Test
    void writingAnewForgetsWhatWasUndone() {
        type("one");
        draft.undo();
        type("two");
        draft.redo();
        assertEquals("two", draft.text());
    }

    @Test
    void undoBringsTheSelectionBack() {
        type("one two");
        draft.select(4, 7);
        draft.replace("");
        draft.undo();
        assertEquals("two", draft.selected());
    }

    @Test
    void aNewTextCannotBeUndone() {
        type("one");
        draft.reset("two");
        assertFalse(draft.canUndo());
        assertEquals(3, draft.caret());
    }

    @Test
    void theCaretStaysInTheText() {
        type("one");
        draft.move(99, false);
        assertEquals(3, draft.caret());
        draft.move(-5, true);
        assertEquals("one", draft.selected());
    }

    private void type(String letters) {
        letters.chars().forEach(c -> draft.type(Character.toString(c)));
    }
}
