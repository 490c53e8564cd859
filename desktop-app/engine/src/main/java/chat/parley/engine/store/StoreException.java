package chat.parley.engine.store;

/** A statement that failed. A bug, or a disk or a database that fails: nobody handles it where it happens. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(Throwable cause) {
        super("a statement failed", cause);
    }
}
