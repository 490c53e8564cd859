package chat.parley.desktop.os;

import java.nio.file.Path;
import java.util.Optional;

/** Asks where a file should go. For the JavaFX thread. */
@FunctionalInterface
public interface SaveDialog {
    /**
     * Asks, and waits for the answer.
     *
     * @param title what is being saved
     * @param name what to call the file unless the person says otherwise
     * @return empty where the person thought better of it
     */
    Optional<Path> ask(String title, String name);
}
