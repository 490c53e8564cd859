package chat.parley.engine.keys;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How files of a profile are made, replaced and forced, always for their owner alone. Everything goes through {@link
 * Path}, so a test that hands in a file system of its own sees every write.
 */
public final class Disk {
    private static final long LEAST_SPACE = 64 * 1024;

    private Disk() {}

    /** Makes a folder with its parents, durably, if it is not there, readable for its owner alone. */
    public static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            makeFolder(parent); // each of them durable, or a power cut takes all that lies below
        }
        try {
            Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            throw new NotDirectoryException(e.getFile()); // a file lies where the folder should be
        }
        if (parent != null) {
            forceFolder(parent);
        }
    }

    /** Opens a file for reading and writing; makes it, for its owner alone, if it is not there. */
    public static FileChannel openOrCreate(Path file) throws IOException {
        return open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Makes a file that must not be there yet, and forces its folder. */
    public static FileChannel create(Path file) throws IOException {
        FileChannel channel =
                open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            forceFolder(folderOf(file));
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
        return channel;
    }

    private static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), ownerOnly(file, "rw-------"));
    }

    /** Puts {@code content} in the place of {@code file} so that a power cut leaves the old or the new one, whole. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(content), 0);
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(folderOf(file));
    }

    /** Writes all of {@code bytes} at {@code offset}. */
    public static void writeFully(FileChannel channel, ByteBuffer bytes, long offset)
            throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** The content of a file; empty if it is not there, or longer than {@code most}. */
    public static Optional<byte[]> read(Path file, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > most) {
                return Optional.empty();
            }
            ByteBuffer content = ByteBuffer.allocate((int) size);
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // a file may be read in pieces
            }
            byte[] read = new byte[content.position()];
            content.flip().get(read);
            return Optional.of(read);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The first {@code length} bytes of a file, fewer where it ends or is not there. */
    public static byte[] readStart(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Makes the names in a folder durable: what was created, renamed or deleted there stays so. */
    public static void forceFolder(Path folder) throws IOException {
        if (!posix(folder)) {
            return; // Windows opens no folder, and keeps names durable by itself
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a file without a folder");
        }
        return folder;
    }

    /** Takes a file or folder away from everybody but its owner. */
    public static void keepToOwner(Path path) throws IOException {
        if (posix(path)) {
            Files.setPosixFilePermissions(
                    path,
                    PosixFilePermissions.fromString(
                            Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return posix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * What a failure of the disk means to the person: full, read-only, or a bug. The system says "full" in the person's
     * language, so where its words are strange the disk is asked.
     *
     * @param near a path on that disk
     */
    public static ParleyException trouble(Throwable failure, Path near) {
        ParleyException trouble = trouble(failure);
        boolean unclear = trouble.trouble() == Trouble.INTERNAL;
        return unclear && causedByDisk(failure) && full(near)
                ? new ParleyException(Trouble.DISK_FULL, failure)
                : trouble;
    }

    private static boolean causedByDisk(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static boolean full(Path near) {
        try {
            Path there = near.toAbsolutePath();
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            return Files.getFileStore(there).getUsableSpace() < LEAST_SPACE;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a failure means by its type and words alone. */
    public static ParleyException trouble(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParleyException already) {
                return already;
            }
            if (cause instanceof AccessDeniedException
                    || cause instanceof ReadOnlyFileSystemException
                    || cause instanceof NotDirectoryException) {
                return new ParleyException(Trouble.PROFILE_READ_ONLY, failure);
            }
            if (cause instanceof IOException) {
                String said = said(cause).toLowerCase(Locale.ROOT);
                // The JDK has no types for these: the words of Linux, macOS and Windows.
                if (said.contains("no space left")
                        || said.contains("quota exceeded")
                        || said.contains("not enough space")) {
                    return new ParleyException(Trouble.DISK_FULL, failure);
                }
                if (said.contains("read-only file system")
                        || said.contains("permission denied")
                        || said.contains("access is denied")
                        || said.contains("operation not permitted")) {
                    return new ParleyException(Trouble.PROFILE_READ_ONLY, failure);
                }
            }
        }
        return new ParleyException(Trouble.INTERNAL, failure);
    }

    private static String said(Throwable cause) {
        String said =
                cause instanceof FileSystemException about ? about.getReason() : cause.getMessage();
        return said == null ? "" : said;
    }
}
