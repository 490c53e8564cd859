package chat.parley.relay.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a relay keeps, locked for one relay at a time. Every file in it can be read by its
 * owner only.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens the folder, creating it if need be.
     *
     * @throws FolderException where it cannot be written or another relay has it
     */
    public static DataFolder open(Path folder) throws FolderException {
        Path path = folder.toAbsolutePath().normalize();
        if (path.toString().indexOf(';') >= 0) {
            throw new FolderException("The data folder's path must not contain a semicolon.");
        }
        FileChannel channel;
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, owner("rwx------"));
            }
            channel =
                    FileChannel.open(
                            path.resolve(LOCK),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            owner("rw-------"));
        } catch (IOException e) {
            throw new FolderException("The data folder " + path + " cannot be written.", e);
        }
        FileLock lock = lock(channel);
        if (lock == null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new FolderException("The data folder " + path + " cannot be used.", e);
            }
            throw new FolderException(
                    "The data folder " + path + " is already in use by another relay.");
        }
        return new DataFolder(path, channel, lock);
    }

    /** Whether a relay has the folder open. */
    public static boolean inUse(Path folder) throws FolderException {
        try (FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return lock(channel) == null; // else it is given up again with the channel
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new FolderException("The data folder " + folder + " cannot be read.", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws FolderException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // by a relay in this very process
        } catch (IOException e) {
            throw new FolderException("The data folder cannot be locked.", e);
        }
    }

    private static FileAttribute<?>[] owner(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    public Path path() {
        return path;
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * What tells this folder from a copy of it: the lock file's number in its file system, which a copy may well get
     * back once the original is gone, and when the file was made, which no copy gets back. Where the file system keeps
     * no such time it is the last change, and of this file there is none.
     */
    public String place() throws FolderException {
        try {
            BasicFileAttributes lock = Files.readAttributes(file(LOCK), BasicFileAttributes.class);
            String key = String.valueOf(lock.fileKey());
            int inode = key.indexOf("ino=");
            return (inode < 0 ? "" : key.substring(inode) + " ") + lock.creationTime();
        } catch (IOException e) {
            throw new FolderException("The data folder " + path + " cannot be read.", e);
        }
    }

    /** The bytes of a file, if there is one. */
    public Optional<byte[]> read(String name) throws FolderException {
        try {
            return Optional.of(Files.readAllBytes(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new FolderException("The file " + file(name) + " cannot be read.", e);
        }
    }

    /** Writes a file whole or not at all, synced, readable by its owner only. */
    public void write(String name, byte[] bytes) throws FolderException {
        Path target = file(name);
        Path draft = file(name + ".new");
        try {
            Files.deleteIfExists(draft);
            try (FileChannel out =
                    FileChannel.open(
                            draft,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            owner("rw-------"))) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(
                    draft,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            syncFolder();
        } catch (IOException e) {
            throw new FolderException("The data folder " + path + " cannot be written.", e);
        }
    }

    /** Creates an empty file that its owner alone may read, unless it is there. */
    void reserve(String name) throws FolderException {
        try {
            FileChannel.open(
                            file(name),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            owner("rw-------"))
                    .close();
        } catch (IOException e) {
            throw new FolderException("The data folder " + path + " cannot be written.", e);
        }
    }

    /** Creates a folder inside that its owner alone may enter, unless it is there. */
    public Path folder(String name) throws FolderException {
        try {
            if (!Files.isDirectory(file(name))) {
                Files.createDirectory(file(name), owner("rwx------"));
            }
            return file(name);
        } catch (IOException e) {
            throw new FolderException("The data folder " + path + " cannot be written.", e);
        }
    }

    private void syncFolder() throws IOException {
        if (POSIX) {
            try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new StorageException("the data folder's lock could not be released", e);
        }
    }
}
