package chat.parley.trials;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one demo, which goes with it. A demo that was killed leaves its folder behind, with a lock that nobody
 * holds: the next one removes it.
 */
final class DemoFolder implements AutoCloseable {
    private static final String PREFIX = "parley-demo";
    private static final String LOCK = "running";

    private final Path path;
    private final FileChannel lock;

    private DemoFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** A fresh one in the system's temporary folder. */
    static DemoFolder make() throws IOException {
        Path path = Files.createTempDirectory(PREFIX);
        FileChannel channel =
                FileChannel.open(
                        path.resolve(LOCK),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        channel.lock();
        return new DemoFolder(path, channel);
    }

    /** Removes what killed demos left in {@code temporary}, where that may be done. */
    static List<Path> removeDead(Path temporary) throws IOException {
        List<Path> removed = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                if (dead(folder)) {
                    delete(folder);
                    removed.add(folder);
                }
            }
        }
        return removed;
    }

    private static boolean dead(Path folder) throws IOException {
        Path lock = folder.resolve(LOCK);
        if (!Files.isWritable(lock)) {
            return false; // just being made, or somebody else's
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // of a demo in this very process
        }
    }

    Path path() {
        return path;
    }

    /** Removes it with everything in it. */
    @Override
    public void close() throws IOException {
        lock.close();
        delete(path);
    }

    /** The lock last: as long as it is there, a later demo finds what could not be removed. */
    private static void delete(Path folder) throws IOException {
        Path lock = folder.resolve(LOCK);
        List<Path> rest;
        try (Stream<Path> files = Files.walk(folder)) {
            rest = files.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return; // another demo removes it at the same time
        }
        for (Path file : rest) {
            if (!file.equals(lock) && !file.equals(folder)) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(lock);
        Files.deleteIfExists(folder);
    }
}
