package chat.parley.engine.chats;

import chat.parley.engine.content.Event;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into as many messages as it needs: at a line's end, else between words, else between characters as people see them. */
final class LongText {
    private LongText() {}

    /**
     * The messages of {@code text}, in order. Only white space at the cuts is lost; halves of
     * surrogate pairs, which no message may hold, become replacement characters.
     */
    static List<Event.Said> split(String text) throws ParleyException {
        String rest = wellFormed(text);
        if (rest.isBlank()) {
            throw new ParleyException(Trouble.TEXT_EMPTY);
        }
        List<Event.Said> messages = new ArrayList<>();
        while (!rest.isBlank()) {
            if (messages.size() == Conversation.MOST_PIECES) {
                throw new ParleyException(Trouble.TEXT_TOO_LONG);
            }
            int end = cut(rest);
            String piece = rest.substring(0, end);
            rest = rest.substring(end);
            if (!rest.isBlank() || !messages.isEmpty()) {
                piece = piece.strip();
                rest = rest.strip();
            }
            if (!piece.isBlank()) {
                messages.add(new Event.Said(piece));
            }
        }
        return List.copyOf(messages);
    }

    /** Where the first message of {@code text} ends. */
    private static int cut(String text) {
        int most = fitting(text);
        if (most == text.length()) {
            return most;
        }
        int line = text.lastIndexOf('\n', most - 1);
        if (line > most / 2) {
            return line + 1;
        }
        for (int i = most; i > most / 2; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int between = characters.isBoundary(most) ? most : characters.preceding(most);
        // One "character" of thousands of marks is cut wherever it fits.
        return between > 0 ? between : most;
    }

    /** How many chars of {@code text} fit into one message without halving a code point. */
    private static int fitting(String text) {
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > Event.Said.MAX) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /** UTF-8 has no halves of surrogate pairs: encoding and decoding replaces them. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
