package chat.parley.engine.store;

/** The database does not open, or what it holds cannot be read: set it aside and rebuild it from the journal. */
public final class StoreDamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreDamagedException(String what, Throwable cause) {
        super(what, cause);
    }
}
