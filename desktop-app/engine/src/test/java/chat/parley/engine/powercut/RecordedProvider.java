package chat.parley.engine.powercut;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does everything on the real disk, and notes it. */
final class RecordedProvider extends FileSystemProvider {
    /** Also the name under which H2 finds {@link RecordedH2Files}. */
    static final String SCHEME = "powercut";

    private final RecordedFileSystem fileSystem;
    private final RecordedDisk disk;

    RecordedProvider(RecordedFileSystem fileSystem, RecordedDisk disk) {
        this.fileSystem = fileSystem;
        this.disk = disk;
    }

    private static Path real(Path path) {
        return RecordedPath.real(path);
    }

    private static FileSystemProvider provider(Path real) {
        return real.getFileSystem().provider();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return fileSystem;
    }

    @Override
    public Path getPath(URI uri) {
        return fileSystem.getPath(uri.getPath());
    }

    @Override
    public FileChannel newFileChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path real = real(path);
        if (Files.isDirectory(real)) {
            if (options.contains(StandardOpenOption.WRITE)) {
                throw new FileSystemException(path.toString(), null, "Is a directory");
            }
            return new FolderChannel(disk, real);
        }
        return open(disk, real, options, attributes);
    }

    static FileChannel open(
            RecordedDisk disk,
            Path real,
            Set<? extends OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException {
        boolean writing =
                options.contains(StandardOpenOption.WRITE)
                        || options.contains(StandardOpenOption.APPEND);
        boolean existed = Files.exists(real);
        if (options.contains(StandardOpenOption.APPEND)
                || options.contains(StandardOpenOption.DELETE_ON_CLOSE)) {
            throw new UnsupportedOperationException("not recorded");
        }
        synchronized (disk) {
            boolean creating =
                    !existed
                            && (options.contains(StandardOpenOption.CREATE)
                                    || options.contains(StandardOpenOption.CREATE_NEW));
            if (!creating && !existed) {
                throw new java.nio.file.NoSuchFileException(real.toString());
            }
            if (existed && options.contains(StandardOpenOption.CREATE_NEW)) {
                throw new java.nio.file.FileAlreadyExistsException(real.toString());
            }
            int file = disk.open(real, writing, creating);
            FileChannel channel = FileChannel.open(real, options, attributes);
            if (existed && writing && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
                disk.truncate(file, 0, () -> null);
            }
            return new RecordedChannel(disk, channel, real, file);
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        DirectoryStream<Path> stream =
                provider(real(folder))
                        .newDirectoryStream(
                                real(folder), entry -> filter.accept(fileSystem.path(entry)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> entries = stream.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return entries.hasNext();
                    }

                    @Override
                    public Path next() {
                        return fileSystem.path(entries.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        disk.createFolder(
                real(folder),
                () -> {
                    provider(real(folder)).createDirectory(real(folder), attributes);
                    return null;
                });
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(
                real(path),
                () -> {
                    provider(real(path)).delete(real(path));
                    return null;
                });
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        try (var in = newInputStream(source);
                var out = newOutputStream(target)) {
            in.transferTo(out);
        }
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        disk.rename(
                real(source),
                real(target),
                () -> {
                    provider(real(source)).move(real(source), real(target), options);
                    return null;
                });
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return provider(real(path)).isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return provider(real(path)).isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) {
        return new RecordedStore(disk);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        provider(real(path)).checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return provider(real(path)).getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            Path path, Class<A> type, LinkOption... options) throws IOException {
        return provider(real(path)).readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
            throws IOException {
        return provider(real(path)).readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
            throws IOException {
        provider(real(path)).setAttribute(real(path), attribute, value, options);
    }
}
