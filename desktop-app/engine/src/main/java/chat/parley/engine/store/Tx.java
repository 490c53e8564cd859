package chat.parley.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction. Only for the thread that runs the work, only while it runs.
 *
 * <p>Arguments of statements: String, Long, Integer, Boolean, byte[], or null.
 */
public final class Tx {
    private final Connection connection;
    private final Deque<Runnable> onRollback = new ArrayDeque<>();
    private final List<Runnable> afterCommit = new ArrayList<>();

    Tx(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** For what the methods below do not do. Never commit, roll back or close it. */
    public Connection connection() {
        return connection;
    }

    /** Runs a statement that changes rows; how many it changed. */
    public int update(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** The first row of a query. */
    public <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /**
     * Runs {@code work} so that its failure undoes only what it did: rows, and by {@link #onRollback} what was cached.
     *
     * @throws Exception what {@code work} threw
     */
    public <T> T savepoint(Work<T> work) throws Exception {
        Savepoint savepoint = connection.setSavepoint();
        int registered = onRollback.size();
        int announced = afterCommit.size();
        T result;
        try {
            result = work.run(this);
        } catch (Throwable e) { // whatever it was, it is undone, then thrown on
            connection.rollback(savepoint);
            while (onRollback.size() > registered) {
                onRollback.pop().run();
            }
            afterCommit.subList(announced, afterCommit.size()).clear();
            throw e;
        }
        connection.releaseSavepoint(savepoint);
        return result;
    }

    /** Runs {@code undo} if what was done up to now is rolled back, the newest first. */
    public void onRollback(Runnable undo) {
        onRollback.push(undo);
    }

    /** Runs {@code then} once what was done is durable; its failure is reported, and undoes nothing. */
    public void afterCommit(Runnable then) {
        afterCommit.add(then);
    }

    void rolledBack() {
        while (!onRollback.isEmpty()) {
            onRollback.pop().run();
        }
    }

    void committed(Consumer<Throwable> failed) {
        for (Runnable then : afterCommit) {
            try {
                then.run();
            } catch (RuntimeException | Error e) { // whoever wrote must hear that it is durable
                failed.accept(e);
            }
        }
    }
}
