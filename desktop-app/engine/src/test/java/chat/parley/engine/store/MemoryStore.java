package chat.parley.engine.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A room's tables in memory, with the transactions of the real {@link Store} and without its disk. */
public final class MemoryStore implements AutoCloseable {
    private final Connection connection;

    public MemoryStore(List<Migration> migrations) {
        try {
            connection = DriverManager.getConnection("jdbc:h2:mem:");
            connection.setAutoCommit(false);
            for (Migration migration : migrations) {
                connection.createStatement().execute(migration.sql());
            }
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs {@code work} and commits, or rolls back and throws on. */
    public <T> T write(Work<T> work) {
        Tx tx = new Tx(connection);
        try {
            try {
                T result = work.run(tx);
                connection.commit();
                tx.committed(
                        failure -> {
                            throw new AssertionError(failure);
                        });
                return result;
            } catch (Exception | Error e) {
                connection.rollback();
                tx.rolledBack();
                throw e;
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Everything in the room's tables, row by row, to compare before and after. */
    public Map<String, Integer> content() {
        return write(
                tx -> {
                    Map<String, Integer> content = new TreeMap<>();
                    for (String table :
                            tx.list(
                                    "select table_name from information_schema.tables where"
                                            + " table_schema = 'PUBLIC'",
                                    row -> row.getString(1))) {
                        tx.list(
                                        "select * from " + table,
                                        row -> {
                                            StringBuilder text = new StringBuilder(table);
                                            int columns = row.getMetaData().getColumnCount();
                                            for (int i = 1; i <= columns; i++) {
                                                text.append('|').append(row.getString(i));
                                            }
                                            return text.toString();
                                        })
                                .forEach(line -> content.merge(line, 1, Integer::sum));
                    }
                    return content;
                });
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
