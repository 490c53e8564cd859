package chat.parley.relay.storage;

/** The database failed: the disk is full or broken, or the relay is closing. A bug or I/O, never a refusal. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String what, Throwable cause) {
        super(what, cause);
    }

    public StorageException(String what) {
        super(what);
    }
}
