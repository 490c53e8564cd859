package chat.parley.engine.ledger;

import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import java.util.Optional;

/** The ledger's one row. */
final class LedgerStore {
    static final Migration FIRST =
            new Migration(
                    "ledger",
                    1,
                    """
                    create table if not exists ledger_position (
                        id int primary key check (id = 1),
                        segment bigint not null,
                        place bigint not null,
                        rebuilt boolean not null)
                    """);

    private LedgerStore() {}

    /**
     * What the database knows of the journal.
     *
     * @param lost whether it, or the end of the journal, was lost once
     */
    record Known(JournalPosition position, boolean lost) {}

    static Optional<Known> known(Tx tx) {
        return tx.one(
                "select segment, place, rebuilt from ledger_position",
                row ->
                        new Known(
                                new JournalPosition(row.getLong(1), row.getLong(2)),
                                row.getBoolean(3)));
    }

    static void begin(Tx tx, JournalPosition position, boolean lost) {
        tx.update(
                "insert into ledger_position values (1, ?, ?, ?)",
                position.segment(),
                position.offset(),
                lost);
    }

    static void lost(Tx tx) {
        tx.update("update ledger_position set rebuilt = true");
    }

    static void know(Tx tx, JournalPosition position) {
        tx.update(
                "update ledger_position set segment = ?, place = ?",
                position.segment(),
                position.offset());
    }
}
