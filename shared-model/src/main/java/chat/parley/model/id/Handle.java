package chat.parley.model.id;

import chat.parley.model.codec.MalformedException;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The name by which people look an account up: 1 to 32 letters, marks and digits of any script with
 * {@code . _ -} between them, in NFKC and lower case. That two handles cannot be mistaken for each
 * other is checked by the relay, which knows the others.
 */
public record Handle(@JsonValue String value) implements Comparable<Handle> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Handle {
        MalformedException.require(value.length() <= 64, "handle longer than 32");
        MalformedException.require(value.equals(fold(value)), "handle not in lower case NFKC");
        MalformedException.require(!value.isEmpty(), "handle is empty");
        MalformedException.require(
                value.codePointCount(0, value.length()) <= 32, "handle longer than 32");
        MalformedException.require(
                value.codePoints().allMatch(Handle::allowed), "handle with other characters");
        MalformedException.require(
                Character.isLetterOrDigit(value.codePointAt(0))
                        && ".-_".indexOf(value.charAt(value.length() - 1)) < 0,
                "handle must begin and end with a letter or digit");
    }

    /** What a person typed, with or without {@code @}; folded, spaces become dots. */
    public static Handle typed(String text) {
        MalformedException.require(text.length() <= 256, "handle longer than 32");
        String stripped = text.strip();
        if (stripped.startsWith("@")) {
            stripped = stripped.substring(1);
        }
        return new Handle(fold(stripped.replaceAll("\\s+", ".")));
    }

    private static String fold(String text) {
        return Normalizer.normalize(
                Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
                Normalizer.Form.NFKC);
    }

    private static boolean allowed(int c) {
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER ->
                    true;
            default -> c == '.' || c == '_' || c == '-';
        };
    }

    @Override
    public int compareTo(Handle other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "[handle]";
    }
}
