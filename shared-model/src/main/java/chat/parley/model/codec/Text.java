package chat.parley.model.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Rules for text from outside. */
public final class Text {
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int BLANK_BRAILLE = 0x2800;
    private static final int BLACK_FLAG = 0x1F3F4;

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
     * A one-line name as people see it: stripped of white space at its ends and of all that takes no room (zero-width
     * spaces, marks of direction, fillers), which could make two names look the same. What joins emoji or the letters of
     * scripts that join stays.
     *
     * @throws MalformedException unless 1 to {@code max} characters are left, one of them visible, without control
     *     characters, line breaks or bidirectional overrides (which could disguise it)
     */
    public static String name(String text, int max, String what) {
        MalformedException.require(wellFormed(text), what + " is not well-formed");
        MalformedException.require(
                text.strip().codePoints().noneMatch(Text::disguises),
                what + " holds control characters");
        String seen = withoutRoomless(text).strip();
        MalformedException.require(!seen.isEmpty(), what + " is empty");
        MalformedException.require(seen.length() <= max, what + " is longer than " + max);
        MalformedException.require(
                seen.codePoints().anyMatch(Text::visible), what + " cannot be seen");
        return seen;
    }

    private static boolean disguises(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static String withoutRoomless(String text) {
        int[] all = text.codePoints().toArray();
        StringBuilder kept = new StringBuilder();
        int before = ' ';
        for (int i = 0; i < all.length; i++) {
            int c = all[i];
            int after = i + 1 < all.length ? all[i + 1] : ' ';
            boolean keeps =
                    switch (c) {
                        case ZWNJ -> joinsLetters(before) && Character.isLetter(after);
                        case ZWJ ->
                                (joinsLetters(before) && Character.isLetter(after))
                                        || Character.isExtendedPictographic(after);
                        default ->
                                !roomless(c) || (tag(c) && (before == BLACK_FLAG || tag(before)));
                    };
            if (keeps) {
                kept.appendCodePoint(c);
                before = c;
            }
        }
        return kept.toString();
    }

    /** Letters of scripts that join, and marks such as the virama, after which a joiner changes what is seen. */
    private static boolean joinsLetters(int c) {
        return mark(c)
                || switch (Character.UnicodeScript.of(c)) {
                    case ARABIC, SYRIAC, MANDAIC, MONGOLIAN, NKO, ADLAM, HANIFI_ROHINGYA -> true;
                    default -> false;
                };
    }

    private static boolean mark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Of a flag of a region, after the black flag. */
    private static boolean tag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }

    /**
     * Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties), without the joiners and without variation
     * selectors, which choose the form of an emoji or of a Han character.
     */
    private static boolean roomless(int c) {
        return switch (c) {
            case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E -> true;
            case 0x200B, 0x200E, 0x200F, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default ->
                    (c >= 0x2060 && c <= 0x206F)
                            || (c >= 0xFFF0 && c <= 0xFFF8)
                            || (c >= 0x1BCA0 && c <= 0x1BCA3)
                            || (c >= 0x1D173 && c <= 0x1D17A)
                            || (c >= 0xE0000 && c <= 0xE00FF)
                            || (c >= 0xE01F0 && c <= 0xE0FFF);
        };
    }

    private static boolean visible(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !mark(c)
                && !roomless(c)
                && c != ZWNJ
                && c != ZWJ
                && c != BLANK_BRAILLE
                && Character.isDefined(c);
    }
}
