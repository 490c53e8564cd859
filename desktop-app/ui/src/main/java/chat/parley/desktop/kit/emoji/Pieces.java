package chat.parley.desktop.kit.emoji;

import java.text.Bidi;
import java.text.BreakIterator;

/**
 * Where a text that is read in both directions may be cut so that no line has to be wrapped inside a run from right to left (see
 * {@link EmojiFlow}). Stretches that are read from left to right stay whole: they wrap well.
 */
final class Pieces {
    /** A piece from right to left has at most so many characters, and the flow is at least so many ems wide. */
    static final int LONGEST = 16;

    private final String text;
    private final char[] characters;
    private final BreakIterator lines = BreakIterator.getLineInstance();
    private final BreakIterator letters = BreakIterator.getCharacterInstance();

    Pieces(String text) {
        this.text = text;
        characters = text.toCharArray();
        lines.setText(text);
        letters.setText(text);
    }

    /** Where the piece that begins here ends, at most at the given end. */
    int end(int start, int most) {
        int end = start;
        while (end < most) {
            int next = Math.min(most, lines.following(end));
            if (!wrapsWell(end, next)) {
                break;
            }
            end = next;
        }
        return end > start ? end : shortEnd(start, most);
    }

    private int shortEnd(int start, int most) {
        int next = Math.min(most, lines.following(start));
        if (next - start <= LONGEST) {
            return next;
        }
        int cut = letters.preceding(start + LONGEST + 1);
        return cut > start ? Math.min(cut, next) : Math.min(letters.following(start), next);
    }

    /** Letters from left to right and nothing from right to left: signs and figures alone may go with their neighbours. */
    private boolean wrapsWell(int start, int end) {
        if (Bidi.requiresBidi(characters, start, end)) {
            return false;
        }
        return text.substring(start, end)
                .codePoints()
                .anyMatch(
                        c ->
                                Character.getDirectionality(c)
                                        == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
    }
}
