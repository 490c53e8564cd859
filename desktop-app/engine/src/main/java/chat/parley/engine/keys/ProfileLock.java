package chat.parley.engine.keys;

import chat.parley.engine.trouble.ParleyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Held while a profile is open, so that a second program, or a second window of the same one, is refused. The system
 * drops it when the program dies, however it dies.
 */
public final class ProfileLock implements AutoCloseable {
    /**
     * The homes that this program holds. It must not even open the file of one of them again: on POSIX systems closing
     * any channel of a file drops all locks that the whole process has on it.
     */
    private static final Set<Path> HELD = Collections.synchronizedSet(new HashSet<>());

    private final Path home;
    private final FileChannel channel;

    private ProfileLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /**
     * Takes the lock, making the folder if it is not there; empty if somebody else holds it.
     *
     * @throws ParleyException where the folder cannot be written
     */
    public static Optional<ProfileLock> take(Path home) throws ParleyException {
        Path real;
        try {
            Disk.makeFolder(home);
            real = home.toRealPath();
        } catch (IOException e) {
            throw Disk.trouble(e, home);
        }
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        Optional<FileChannel> locked = Optional.empty();
        try {
            locked = lock(real);
            return locked.map(channel -> new ProfileLock(real, channel));
        } catch (IOException e) {
            throw Disk.trouble(e, home);
        } finally {
            if (locked.isEmpty()) {
                HELD.remove(real);
            }
        }
    }

    private static Optional<FileChannel> lock(Path home) throws IOException {
        Path file = home.resolve("lock");
        boolean ours = Files.exists(file) || empty(home);
        FileChannel channel = Disk.openOrCreate(file);
        boolean kept = false;
        try {
            if (channel.tryLock() == null) {
                return Optional.empty();
            }
            if (ours) { // a folder that also holds other things keeps its permissions
                Disk.keepToOwner(home);
            }
            kept = true;
            return Optional.of(channel);
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }

    /** Lets the next one in. Closing twice does nothing. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(home);
        }
    }
}
