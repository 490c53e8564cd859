package chat.parley.engine.chats;

import java.util.Locale;

/** JSON that may be printed: nothing in it that a terminal obeys. */
final class TerminalText {
    private TerminalText() {}

    /**
     * {@code json} with the characters escaped that JSON leaves as they are and a terminal does not:
     * C1 controls (U+009B begins a command as ESC [ does), line and paragraph separators, and what
     * marks, embeds, overrides or isolates a direction of writing.
     */
    static String escaped(String json) {
        StringBuilder safe = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (obeyed(c)) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static boolean obeyed(char c) {
        return between(c, 0x7F, 0x9F)
                || c == 0x061C
                || between(c, 0x200E, 0x200F)
                || between(c, 0x2028, 0x202E)
                || between(c, 0x2066, 0x2069);
    }

    private static boolean between(char c, int first, int last) {
        return first <= c && c <= last;
    }
}
