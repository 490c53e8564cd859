package chat.parley.desktop.text;

import java.util.Optional;

/** What an organisation is called. */
public final class Organisation {
    /** What a relay says that nobody has given a name. */
    private static final String UNNAMED = "Parley";

    private Organisation() {}

    /** The name that a relay gives itself; empty where it is only the program's, which would read as if that had colleagues. */
    public static Optional<String> named(String relay) {
        String name = relay.strip();
        return name.isEmpty() || name.equalsIgnoreCase(UNNAMED)
                ? Optional.empty()
                : Optional.of(name);
    }
}
