package chat.parley.desktop.text;

import chat.parley.model.codec.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The hash of a key as people read it to each other: groups of four hexadecimal digits. */
public final class Fingerprint {
    private static final int GROUP = 4;
    private static final int GROUPS_PER_LINE = 8;

    private Fingerprint() {}

    /** All of it, eight groups a line: 3F7A 91C2 8D04 E6B1 ... */
    public static String of(Bytes hash) {
        return of(hash, GROUPS_PER_LINE);
    }

    /** All of it, so many groups a line. */
    public static String of(Bytes hash, int groupsPerLine) {
        String hex = hash.hex().toUpperCase(Locale.ROOT);
        List<String> lines = new ArrayList<>();
        int perLine = GROUP * groupsPerLine;
        for (int line = 0; line < hex.length(); line += perLine) {
            List<String> groups = new ArrayList<>();
            int end = Math.min(hex.length(), line + perLine);
            for (int at = line; at < end; at += GROUP) {
                groups.add(hex.substring(at, Math.min(end, at + GROUP)));
            }
            lines.add(String.join(" ", groups));
        }
        return String.join("\n", lines);
    }
}
