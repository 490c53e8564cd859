package chat.parley.engine.ledger;

import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.store.Tx;

/**
 * A room that keeps rows about records of the journal. Called at opening for every record that the
 * database does not know, in their order, and must make the same rows as when it was written.
 */
@FunctionalInterface
public interface Reader {
    /** Makes the rows of {@code record}, if it is of a kind of this room's. */
    void record(Tx tx, JournalRecord record) throws Exception;
}
