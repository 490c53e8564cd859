package chat.parley.engine.store;

import chat.parley.engine.keys.Disk;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.Driver;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of one profile: one connection that writes, on the lane, and one that reads, for everybody.
 *
 * <p>Its file lies in the file system of the folder. For a {@link Path} that is not of the default file system, H2 must
 * know a file system under the name of that path's provider; tests use this to see every write.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final String NAME = "parley";
    private static final String FILE = NAME + ".mv.db";
    private static final String UNCLEAN = "unclean";
    private static final int BLOCK = 4096; // of H2's storage, and of its encryption
    private static final int ISOLATION_SNAPSHOT = 6; // org.h2.engine.Constants.TRANSACTION_SNAPSHOT
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Lane lane;
    private final Connection writing;
    private final Connection reading;
    // A thread of its own: an interrupt in the middle of reading a file closes that file for
    // everybody.
    private final ExecutorService readers;
    private final AtomicReference<@Nullable Thread> reader = new AtomicReference<>();
    private boolean failed;
    private boolean closed;

    private Store(Path folder, Lane lane, Connection writing, Connection reading) {
        this.folder = folder;
        this.lane = lane;
        this.writing = writing;
        this.reading = reading;
        this.readers =
                Executors.newSingleThreadExecutor(
                        work -> {
                            Thread thread =
                                    Thread.ofPlatform()
                                            .name("parley-reader")
                                            .daemon()
                                            .unstarted(work);
                            reader.set(thread);
                            return thread;
                        });
    }

    /** Whether the folder holds a database. */
    public static boolean present(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * Opens the database, or makes it, and brings its schema up to date.
     *
     * @param filePassword 32 bytes
     * @param migrations of all rooms, each room's in the order of its versions
     * @throws StoreDamagedException where it does not open, or ended in a crash and cannot be read through
     * @throws ParleyException where the disk refuses
     */
    public static Store open(Path folder, Bytes filePassword, List<Migration> migrations, Lane lane)
            throws StoreDamagedException, ParleyException {
        String url = url(folder);
        boolean fresh = !present(folder);
        List<Connection> opened = new ArrayList<>();
        try {
            Disk.makeFolder(folder);
            boolean crashed = !fresh && Files.exists(folder.resolve(UNCLEAN));
            Disk.openOrCreate(folder.resolve(UNCLEAN)).close();
            Disk.forceFolder(folder);
            if (!fresh) {
                cutTornBlock(folder.resolve(FILE));
            }
            Connection writing = connect(url, filePassword);
            opened.add(writing);
            Connection reading = connect(url, filePassword);
            opened.add(reading);
            Disk.keepToOwner(folder.resolve(FILE));
            Disk.forceFolder(folder);
            Schema schema = new Schema(writing);
            if (crashed) {
                schema.readThrough();
            }
            schema.bringUp(migrations);
            writing.setAutoCommit(false);
            reading.setAutoCommit(false);
            reading.setTransactionIsolation(ISOLATION_SNAPSHOT);
            return new Store(folder, lane, writing, reading);
        } catch (IOException e) {
            closeQuietly(opened);
            throw Disk.trouble(e, folder);
        } catch (SQLException e) {
            closeQuietly(opened);
            throw judged(e, folder, fresh);
        } catch (Schema.WrongMigrationException e) {
            closeQuietly(opened); // a bug of ours, and no reason to set anything aside
            throw e;
        } catch (RuntimeException e) {
            // H2's storage engine lets its own unchecked errors through where a page makes no
            // sense.
            closeQuietly(opened);
            if (fresh) {
                throw e;
            }
            throw new StoreDamagedException("the database does not open", e);
        }
    }

    /**
     * Cuts off a last block that is not whole: what a write leaves that a full disk or a crash broke off. H2 writes whole
     * blocks only, but where its encrypted file ends in a part of one, it takes that for padding and leaves out a whole
     * block, the one before: the end of the newest transaction, which was durable.
     */
    private static void cutTornBlock(Path file) throws IOException {
        long size = Files.size(file);
        long torn = size % BLOCK;
        if (torn == 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size - torn);
            channel.force(true);
        }
        LOG.info("{} bytes of a write that was broken off are cut from the database", torn);
    }

    private static String url(Path folder) {
        String scheme = folder.getFileSystem().provider().getScheme();
        String file = folder.toAbsolutePath().resolve(NAME).toString();
        if (file.indexOf(';') >= 0) {
            // H2 would take the rest for settings, and knows no way to quote it.
            throw new IllegalArgumentException("a folder with a semicolon in its name");
        }
        // H2's own log (TRACE) would be a readable file with statements in it.
        return ("jdbc:h2:" + scheme + ":" + file)
                + ";CIPHER=AES;WRITE_DELAY=0;FILE_LOCK=FS;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64"
                + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";
    }

    private static Connection connect(String url, Bytes filePassword) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", NAME);
        login.setProperty("password", filePassword.exactly(32, "file password").hex() + " ");
        Connection connection = new Driver().connect(url, login);
        if (connection == null) {
            throw new IllegalStateException("H2 does not know its own address");
        }
        return connection;
    }

    /** What a failure to open means. Nothing else than damage is left once the disk and another opener are ruled out. */
    private static StoreDamagedException judged(SQLException e, Path folder, boolean fresh)
            throws ParleyException {
        ParleyException trouble = Disk.trouble(e, folder);
        if (trouble.trouble() != Trouble.INTERNAL || fresh) {
            throw trouble;
        }
        if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            throw new ParleyException(Trouble.PROFILE_IN_USE, e);
        }
        if (e.getErrorCode() == ErrorCode.DATABASE_IS_READ_ONLY) {
            throw new ParleyException(Trouble.PROFILE_READ_ONLY, e);
        }
        return new StoreDamagedException("the database does not open", e);
    }

    /**
     * Moves a damaged database out of the way, under a name with the date. It is never deleted.
     *
     * @return where it is now
     */
    public static Path setAside(Path folder, Clock clock) throws ParleyException {
        try {
            String name = "damaged-" + STAMP.format(clock.instant());
            Path aside = folder.resolve(name + ".mv.db");
            for (int i = 2; Files.exists(aside); i++) {
                aside = folder.resolve(name + "-" + i + ".mv.db");
            }
            Files.move(folder.resolve(FILE), aside, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(folder.resolve(UNCLEAN));
            Disk.forceFolder(folder);
            LOG.warn("the database was damaged and is set aside as {}", aside.getFileName());
            return aside;
        } catch (IOException e) {
            throw Disk.trouble(e, folder);
        }
    }

    /**
     * Runs {@code work} in a transaction, on the lane; what it did is durable when this returns. Where it throws, rows and
     * caches are as before.
     *
     * @throws ParleyException what {@code work} threw, or what the disk says. Where the store is then
     *     {@link #broken}, close it and open it again, as after a crash
     */
    public <T> T write(Work<T> work) throws ParleyException {
        lane.require();
        if (failed) {
            throw new ParleyException(Trouble.INTERNAL);
        }
        Tx tx = new Tx(writing);
        T result;
        try {
            result = work.run(tx);
        } catch (Throwable e) { // whatever it was, it is undone, then thrown on
            undo(tx);
            throw asExpected(e);
        }
        try (Statement statement = writing.createStatement()) {
            writing.commit();
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException e) {
            abandon();
            tx.rolledBack();
            throw Disk.trouble(e, folder);
        }
        tx.committed(lane::report);
        return result;
    }

    /** Whether nothing more is written or read, because a commit or its undoing failed. On the lane. */
    public boolean broken() {
        return failed;
    }

    private void undo(Tx tx) {
        try {
            writing.rollback();
        } catch (SQLException e) {
            abandon();
            LOG.error(
                    "a transaction could not be rolled back: the database must be opened again", e);
        }
        tx.rolledBack();
    }

    /**
     * Leaves the file as it is, as a crash would. An orderly end would write over what is durable, on the strength of what
     * the disk failed to keep.
     */
    private void abandon() {
        failed = true;
        try (Statement statement = writing.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            LOG.debug("the database had closed by itself", e);
        }
    }

    private ParleyException asExpected(Throwable e) {
        return switch (e) {
            case Error bug -> throw bug;
            case StoreException statement -> {
                ParleyException trouble = Disk.trouble(statement, folder);
                if (trouble.trouble() == Trouble.INTERNAL) {
                    throw statement;
                }
                yield trouble;
            }
            case RuntimeException bug -> throw bug;
            default -> Disk.trouble(e, folder);
        };
    }

    /** Runs {@code work} on what was committed last, all of it as of one moment. From any thread; it changes nothing. */
    public <T> T read(Work<T> work) throws ParleyException {
        try {
            if (Thread.currentThread().equals(reader.get())) {
                return work.run(new Tx(reading));
            }
            return readers.submit(() -> onceRead(work)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParleyException(Trouble.INTERNAL, e);
        } catch (ExecutionException e) {
            throw asExpected(e.getCause() == null ? e : e.getCause());
        } catch (Exception e) {
            throw asExpected(e);
        }
    }

    private <T> T onceRead(Work<T> work) throws Exception {
        try {
            return work.run(new Tx(reading));
        } finally {
            reading.rollback();
        }
    }

    /** Closes the database in order. Call it when no work is under way; closing twice does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        readers.close();
        closeQuietly(List.of(reading));
        if (failed) {
            closeQuietly(List.of(writing)); // what is on the disk now is as after a crash
            return;
        }
        try (Statement statement = writing.createStatement()) {
            statement.execute("SHUTDOWN");
            Files.deleteIfExists(folder.resolve(UNCLEAN));
            Disk.forceFolder(folder);
        } catch (SQLException | IOException e) {
            LOG.warn("the database did not close in order; the next opening reads it through", e);
        }
    }

    private static void closeQuietly(List<Connection> connections) {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("a connection did not close", e);
            }
        }
    }
}
