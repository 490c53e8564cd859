package chat.parley.model.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Rules for text from outside. */
public final class Text {
    private Text() {}

    /** Strict UTF-8: no overlong forms, no surrogates, nothing cut. */
    static String decode(ByteBuffer utf8) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("text that is not UTF-8", e);
        }
    }

    /** Whether {@code text} has no lone surrogate. */
    public static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                if (i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A one-line name as people see it: stripped, 1 to {@code max} characters, no control
     * characters, line breaks or bidirectional overrides (which could disguise it).
     */
    public static String name(String text, int max, String what) {
        String stripped = text.strip();
        MalformedException.require(!stripped.isEmpty(), what + " is empty");
        MalformedException.require(stripped.length() <= max, what + " is longer than " + max);
        MalformedException.require(wellFormed(stripped), what + " is not well-formed");
        MalformedException.require(
                stripped.codePoints().noneMatch(Text::disguises),
                what + " holds control characters");
        return stripped;
    }

    private static boolean disguises(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
