package chat.parley.desktop.composer;

import chat.parley.engine.content.Event;

/** How many messages a long text becomes: each holds {@link Event.Said#MAX} bytes, and words stay whole where they can. */
final class Pieces {
    private Pieces() {}

    static int count(String text) {
        String rest = text.strip();
        int pieces = 1;
        int bytes = 0;
        int sinceSpace = 0;
        for (int i = 0; i < rest.length(); ) {
            int letter = rest.codePointAt(i);
            int size = size(letter);
            if (bytes + size > Event.Said.MAX) {
                pieces++;
                bytes = sinceSpace < bytes ? sinceSpace : 0;
            }
            bytes += size;
            sinceSpace = Character.isWhitespace(letter) ? 0 : Math.min(sinceSpace + size, bytes);
            i += Character.charCount(letter);
        }
        return pieces;
    }

    private static int size(int letter) {
        if (letter < 0x80) {
            return 1;
        } else if (letter < 0x800) {
            return 2;
        }
        return letter < 0x10000 ? 3 : 4;
    }
}
