package chat.parley.desktop.os;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the program was started with. */
public final class Arguments {
    private static final String SCHEME = "parley:";

    private Arguments() {}

    /** The {@code parley:} link that a click elsewhere started the program with, as it came. */
    public static Optional<String> link(List<String> arguments) {
        return arguments.stream()
                .filter(each -> each.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .findFirst();
    }
}
