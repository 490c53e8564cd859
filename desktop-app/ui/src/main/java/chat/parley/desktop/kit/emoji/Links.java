package chat.parley.desktop.kit.emoji;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds addresses in a text that a person may want to open. */
final class Links {
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])(?:https?://|parley:|www\\.)[^\\s<>\"'`{}|\\\\^]+",
                    Pattern.CASE_INSENSITIVE);
    private static final String TRAILING = ".,;:!?…*_~'";

    private Links() {}

    /**
     * Where an address stands.
     *
     * @param start its first character
     * @param end one after its last
     * @param target what to open, with a scheme
     */
    record Link(int start, int end, String target) {}

    static List<Link> in(String text) {
        var links = new ArrayList<Link>();
        var matcher = ADDRESS.matcher(text);
        while (matcher.find()) {
            int end = trim(text, matcher.start(), matcher.end());
            String address = text.substring(matcher.start(), end);
            if (address.indexOf('.') < 0 && !address.contains("//")) {
                continue;
            }
            boolean bare = address.regionMatches(true, 0, "www.", 0, "www.".length());
            links.add(new Link(matcher.start(), end, bare ? "https://" + address : address));
        }
        return links;
    }

    /** A sentence's end is no part of the address, nor is a bracket that was opened before it. */
    private static int trim(String text, int start, int end) {
        int last = end;
        while (last > start) {
            char c = text.charAt(last - 1);
            boolean strayBracket =
                    (c == ')' && more(text, start, last, ')', '('))
                            || (c == ']' && more(text, start, last, ']', '['));
            if (!strayBracket && TRAILING.indexOf(c) < 0) {
                break;
            }
            last--;
        }
        return last;
    }

    private static boolean more(String text, int start, int end, char closing, char opening) {
        long balance =
                text.substring(start, end)
                        .chars()
                        .map(c -> c == closing ? 1 : c == opening ? -1 : 0)
                        .sum();
        return balance > 0;
    }
}
