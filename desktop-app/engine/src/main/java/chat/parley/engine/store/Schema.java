package chat.parley.engine.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a database: brought up to date, and checked. H2 may lose a whole table with a page and open as if nothing
 * had been; so what the schema looked like when it was last brought up is kept, and compared.
 */
final class Schema {
    /** Every column and every index, in one text. */
    private static final String SHAPE =
            """
            select coalesce(listagg(part, ' ') within group (order by part), '')
            from (select table_name || '.' || column_name as part
                  from information_schema.columns where table_schema = 'PUBLIC'
                  union all
                  select table_name || ':' || column_name || '@' || ordinal_position
                  from information_schema.index_columns where table_schema = 'PUBLIC')""";

    private final Connection connection;
    private final Tx tx;

    Schema(Connection connection) {
        this.connection = connection;
        this.tx = new Tx(connection);
    }

    /** A migration that is no SQL, or does not fit what is there: a bug, and no damage. */
    static final class WrongMigrationException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongMigrationException(Migration step, SQLException cause) {
            super("step " + step.version() + " of " + step.room() + " does not run", cause);
        }
    }

    /** Reads every row and every index, so that a page that a power cut broke shows now and not in the middle of use. */
    void readThrough() throws SQLException {
        List<String> scans =
                tx.list(
                        """
                        select 'select * from "' || table_name || '"' from information_schema.tables
                        where table_schema = 'PUBLIC'
                        union all
                        select 'select ' || columns || ' from "' || table_name || '" order by ' || columns
                        from (select table_name, listagg('"' || column_name || '"', ', ')
                                within group (order by ordinal_position) as columns
                              from information_schema.index_columns where table_schema = 'PUBLIC'
                              group by table_name, index_name)""",
                        row -> row.getString(1));
        for (String scan : scans) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(scan)) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getObject(i);
                    }
                }
            }
        }
    }

    /**
     * Applies the steps that are missing.
     *
     * @throws SQLException also where tables are not those that were there the last time
     */
    void bringUp(List<Migration> migrations) throws SQLException {
        execute(
                """
                create table if not exists migration(
                    room varchar(32) not null, version integer not null,
                    primary key (room, version))""");
        execute(
                """
                create table if not exists migration_shape(
                    id integer primary key, shape varchar not null)""");
        Optional<String> before =
                tx.one("select shape from migration_shape", row -> row.getString(1));
        if (before.isPresent() && !before.equals(shape())) {
            throw new SQLException("tables are missing");
        }
        List<Migration> missing = new ArrayList<>();
        for (Migration step : migrations) {
            if (tx.one(
                            "select 1 from migration where room = ? and version = ?",
                            row -> row.getInt(1),
                            step.room(),
                            step.version())
                    .isEmpty()) {
                missing.add(step);
            }
        }
        if (before.isEmpty() || !missing.isEmpty()) {
            // Nothing is compared after a power cut in the middle: the steps run again over their
            // first half.
            tx.update("delete from migration_shape");
            execute("CHECKPOINT SYNC");
            for (Migration step : missing) {
                apply(step);
            }
            tx.update("insert into migration_shape select 1, (" + SHAPE + ")");
        }
        execute("CHECKPOINT SYNC");
    }

    private Optional<String> shape() {
        return tx.one(SHAPE, row -> row.getString(1));
    }

    private void apply(Migration step) throws SQLException {
        try {
            execute(step.sql());
        } catch (SQLSyntaxErrorException | SQLDataException e) {
            throw new WrongMigrationException(step, e);
        }
        tx.update("insert into migration values (?, ?)", step.room(), step.version());
        execute("CHECKPOINT SYNC");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
