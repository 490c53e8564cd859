package chat.parley.engine.store;

import java.sql.SQLDataException;
import java.sql.SQLIntegrityConstraintViolationException;

/** A statement that failed. A bug, or a disk or a database that fails: nobody handles it where it happens. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(Throwable cause) {
        super("a statement failed", cause);
    }

    /** Whether the table refused a value (a bound, a key that is taken): the database itself is sound. */
    public boolean valueRefused() {
        return getCause() instanceof SQLDataException
                || getCause() instanceof SQLIntegrityConstraintViolationException;
    }
}
