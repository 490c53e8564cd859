package chat.parley.engine.keys;

import chat.parley.engine.trouble.ParleyException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Held while a profile is open, so that a second program, or a second window of the same one, is refused. The system
 * drops it when the program dies, however it dies.
 */
public final class ProfileLock implements AutoCloseable {
    private final FileChannel channel;

    private ProfileLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, making the folder if it is not there; empty if somebody else holds it.
     *
     * @throws ParleyException where the folder cannot be written
     */
    public static Optional<ProfileLock> take(Path home) throws ParleyException {
        try {
            Disk.makeFolder(home);
            Path file = home.resolve("lock");
            boolean ours = Files.exists(file) || empty(home);
            FileChannel channel = Disk.openOrCreate(file);
            try {
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    channel.close();
                    return Optional.empty();
                }
            } catch (OverlappingFileLockException e) {
                channel.close();
                return Optional.empty();
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            if (ours) { // a folder that somebody shares for other things keeps its permissions
                Disk.keepToOwner(home);
            }
            return Optional.of(new ProfileLock(channel));
        } catch (IOException e) {
            throw Disk.trouble(e);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }

    /** Lets the next one in. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
