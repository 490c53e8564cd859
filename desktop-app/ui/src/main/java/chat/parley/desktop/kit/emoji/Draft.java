package chat.parley.desktop.kit.emoji;

import java.util.ArrayDeque;
import java.util.Deque;

/** A text under way: its letters, the caret, what is selected, and the way back. Knows nothing of a screen. */
final class Draft {
    private static final int MOST_STEPS = 200;

    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();
    private String text = "";
    private int anchor;
    private int caret;
    private boolean typing;

    private record Step(String text, int anchor, int caret) {}

    String text() {
        return text;
    }

    int caret() {
        return caret;
    }

    int start() {
        return Math.min(anchor, caret);
    }

    int end() {
        return Math.max(anchor, caret);
    }

    boolean selecting() {
        return anchor != caret;
    }

    String selected() {
        return text.substring(start(), end());
    }

    /** Starts afresh: nothing can be undone beyond this. */
    void reset(String next) {
        undo.clear();
        redo.clear();
        typing = false;
        text = next;
        anchor = next.length();
        caret = anchor;
    }

    /** Moves the caret; the selection follows if asked. */
    void move(int to, boolean select) {
        typing = false;
        caret = Math.clamp(to, 0, text.length());
        if (!select) {
            anchor = caret;
        }
    }

    void select(int from, int to) {
        typing = false;
        anchor = Math.clamp(from, 0, text.length());
        caret = Math.clamp(to, 0, text.length());
    }

    /** A letter from the keyboard in place of the selection; a word of them is undone at once. */
    void type(String letter) {
        boolean goesOn = typing && !selecting() && !letter.isBlank();
        change(letter, goesOn);
        typing = true;
    }

    /** Anything else in place of the selection. */
    void replace(String part) {
        change(part, false);
        typing = false;
    }

    void delete(int from, int to) {
        select(from, to);
        if (selecting()) {
            replace("");
        }
    }

    void undo() {
        step(undo, redo);
    }

    void redo() {
        step(redo, undo);
    }

    boolean canUndo() {
        return !undo.isEmpty();
    }

    private void change(String part, boolean sameStep) {
        if (!sameStep) {
            undo.push(new Step(text, anchor, caret));
            if (undo.size() > MOST_STEPS) {
                undo.removeLast();
            }
        }
        redo.clear();
        int at = start();
        text = text.substring(0, at) + part + text.substring(end());
        caret = at + part.length();
        anchor = caret;
    }

    private void step(Deque<Step> from, Deque<Step> to) {
        typing = false;
        if (!from.isEmpty()) {
            to.push(new Step(text, anchor, caret));
            Step back = from.pop();
            text = back.text;
            anchor = back.anchor;
            caret = back.caret;
        }
    }
}
