package chat.parley.desktop.os;

import javafx.scene.Node;

/** Prints pages. For the JavaFX thread. */
@FunctionalInterface
public interface Paper {
    /** What became of it. */
    enum Printed {
        /** The printer has it. */
        DONE,
        /** The person thought better of it. */
        CANCELLED,
        /** This desktop has no printer. */
        NO_PRINTER,
        /** The printer refused. */
        FAILED
    }

    /** Asks for a printer and prints one page on it, made smaller where it does not fit. */
    Printed print(Node page);
}
