package chat.parley.desktop.kit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How an account is told apart at a glance: a colour out of nine by its id, and initials out of its name. */
public final class Identity {
    private static final int COLOURS = 9;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_.-]+");

    private Identity() {}

    /** The style class that carries the colour, "identity-1" to "identity-9": the same for the same id everywhere. */
    public static String styleClass(byte[] id) {
        int hash = 0x811c9dc5;
        for (byte each : id) {
            hash = (hash ^ (each & 0xff)) * 0x01000193;
        }
        hash ^= hash >>> 15;
        return "identity-" + (Integer.remainderUnsigned(hash, COLOURS) + 1);
    }

    /** One or two letters: of the first and the last word. */
    public static String initials(String name) {
        List<String> letters =
                BETWEEN_WORDS
                        .splitAsStream(name)
                        .map(Identity::initial)
                        .filter(each -> !each.isEmpty())
                        .toList();
        if (letters.isEmpty()) {
            return "";
        }
        String last = letters.size() > 1 ? letters.getLast() : "";
        return (letters.getFirst() + last).toUpperCase(Locale.ROOT);
    }

    private static String initial(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
