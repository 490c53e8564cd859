package chat.parley.relay.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The relay's H2 database, driven so that what is acknowledged stays: {@code WRITE_DELAY=0} (the default loses
 * acknowledged rows on a kill), default retention (zero loses them too), {@code CHECKPOINT SYNC} before anything is
 * acknowledged and after every change of the schema. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final String FILE = "relay";
    private static final int READERS = 4;
    private static final List<String> MIGRATIONS = List.of("1.sql", "2.sql", "3.sql");

    private final List<Connection> connections = new ArrayList<>();
    private final BlockingQueue<Transaction> readers = new ArrayBlockingQueue<>(READERS);
    private final CommitLane lane;

    private Database(JdbcDataSource source, Runnable onBroken) throws SQLException, IOException {
        Connection writer = source.getConnection();
        connections.add(writer);
        migrate(writer);
        writer.setAutoCommit(false);
        this.lane = new CommitLane(writer, onBroken);
        for (int i = 0; i < READERS; i++) {
            Connection reader = source.getConnection();
            connections.add(reader);
            readers.add(new Transaction(reader));
        }
    }

    /**
     * Opens the database in the folder, creating it and bringing its schema up to date.
     *
     * @param onBroken called once if the database fails later
     */
    public static Database open(DataFolder folder, Runnable onBroken) throws FolderException {
        return open(folder, "file:", onBroken);
    }

    /**
     * Opens it through a file system of H2's.
     *
     * @param files the scheme of the file system
     */
    static Database open(DataFolder folder, String files, Runnable onBroken)
            throws FolderException {
        folder.reserve(FILE + ".mv.db"); // H2 would create it for everybody to read
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:"
                        + files
                        + folder.file(FILE)
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=16384");
        source.setUser("relay");
        source.setPassword("");
        try {
            Database database = new Database(source, onBroken);
            database.lane.start();
            return database;
        } catch (SQLException | IOException e) {
            throw new FolderException("The database in " + folder.path() + " cannot be opened.", e);
        }
    }

    private static void migrate(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists migration (done int primary key)");
            int done;
            try (var results = statement.executeQuery("select count(*) from migration")) {
                results.next();
                done = results.getInt(1);
            }
            for (int i = done; i < MIGRATIONS.size(); i++) {
                statement.execute(script(MIGRATIONS.get(i)));
                statement.execute("insert into migration values (" + (i + 1) + ")");
            }
            if (done < MIGRATIONS.size()) {
                statement.execute("CHECKPOINT SYNC");
            }
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the migration " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The lane for everything that writes. */
    public CommitLane lane() {
        return lane;
    }

    /** Reads what is committed, on the caller's thread. */
    public <T> T read(Function<Transaction, T> reading) {
        Transaction reader;
        try {
            reader = readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted", e);
        }
        try {
            return reading.apply(reader);
        } finally {
            readers.add(reader);
        }
    }

    /**
     * Reads page after page until one is empty; no connection is held while {@code each} is at work.
     *
     * @param page what follows the last row of the page before
     */
    public <T> void each(
            BiFunction<Transaction, Optional<T>, List<T>> page, Consumer<? super T> each) {
        Optional<T> last = Optional.empty();
        List<T> rows;
        do {
            Optional<T> after = last;
            rows = read(tx -> page.apply(tx, after));
            rows.forEach(each);
            last = rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
        } while (last.isPresent());
    }

    /** Finishes what the lane holds and closes the file. */
    @Override
    public void close() {
        lane.close();
        SQLException failure = null;
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                failure = e;
            }
        }
        if (failure != null && lane.healthy()) {
            throw new StorageException("the database could not be closed", failure);
        }
    }
}
