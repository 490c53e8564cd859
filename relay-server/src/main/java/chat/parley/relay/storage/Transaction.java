package chat.parley.relay.storage;

import chat.parley.model.codec.Bytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * SQL on one connection, for stores only; rooms pass it through to each other, so that one change may span several of
 * them. Arguments are {@code Long}, {@code Integer}, {@code Boolean}, {@code String}, {@code byte[]}, {@link Bytes} or
 * an {@code Optional} of these. Not thread-safe.
 */
public final class Transaction {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private boolean savepoint;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Runs an insert, update or delete; the number of rows it touched. */
    public int update(String sql, Object... arguments) {
        try {
            if (!savepoint) {
                savepoint = true;
                bound("savepoint job").executeUpdate();
            }
            return bound(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw new StorageException("a row could not be written", e);
        }
    }

    /** What is written from here on can be undone, until the next job begins. */
    void beginJob() {
        savepoint = false; // set before the first write, because most jobs that fail have written
        // nothing
    }

    /** Undoes what was written since the job began. */
    void undoJob() {
        if (!savepoint) {
            return;
        }
        try {
            bound("rollback to savepoint job").executeUpdate();
        } catch (SQLException e) {
            throw new StorageException("a job could not be undone", e);
        }
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, Function<Row, T> reading, Object... arguments) {
        List<T> all = new ArrayList<>();
        each(
                sql,
                row -> {
                    all.add(reading.apply(row));
                    return true;
                },
                arguments);
        return all;
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> first(String sql, Function<Row, T> reading, Object... arguments) {
        List<T> one = new ArrayList<>(1);
        each(
                sql,
                row -> {
                    one.add(reading.apply(row));
                    return false;
                },
                arguments);
        return one.stream().findFirst();
    }

    /** Row after row, until {@code more} says no. */
    public void each(String sql, Predicate<Row> more, Object... arguments) {
        try (ResultSet results = bound(sql, arguments).executeQuery()) {
            Row row = new Row(results);
            while (results.next()) {
                if (!more.test(row)) {
                    return;
                }
            }
        } catch (SQLException e) {
            throw new StorageException("rows could not be read", e);
        }
    }

    private PreparedStatement bound(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            bind(statement, i + 1, arguments[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, Object argument)
            throws SQLException {
        switch (argument) {
            case Optional<?> maybe -> {
                if (maybe.isPresent()) {
                    bind(statement, index, maybe.get());
                } else {
                    statement.setObject(index, null);
                }
            }
            case Bytes bytes -> statement.setBytes(index, bytes.toArray());
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean flag -> statement.setBoolean(index, flag);
            case String text -> statement.setString(index, text);
            default -> throw new IllegalArgumentException("no SQL for " + argument.getClass());
        }
    }
}
