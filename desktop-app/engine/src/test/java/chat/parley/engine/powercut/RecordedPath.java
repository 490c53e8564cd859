package chat.parley.engine.powercut;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A path of a {@link RecordedFileSystem}: the real path, and whose it is. */
final class RecordedPath implements Path {
    private final RecordedFileSystem fileSystem;
    private final Path real;

    RecordedPath(RecordedFileSystem fileSystem, Path real) {
        this.fileSystem = fileSystem;
        this.real = real;
    }

    static Path real(Path path) {
        if (path instanceof RecordedPath recorded) {
            return recorded.real;
        }
        throw new ProviderMismatchException();
    }

    private Path recorded(Path path) {
        return new RecordedPath(fileSystem, path);
    }

    private @Nullable Path recordedOrNull(@Nullable Path path) {
        return path == null ? null : recorded(path);
    }

    @Override
    public FileSystem getFileSystem() {
        return fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return real.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return recordedOrNull(real.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return recordedOrNull(real.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return recordedOrNull(real.getParent());
    }

    @Override
    public int getNameCount() {
        return real.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return recorded(real.getName(index));
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        return recorded(real.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
        return real.startsWith(real(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return real.endsWith(real(other));
    }

    @Override
    public Path normalize() {
        return recorded(real.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return recorded(real.resolve(real(other)));
    }

    @Override
    public Path relativize(Path other) {
        return recorded(real.relativize(real(other)));
    }

    @Override
    public URI toUri() {
        return URI.create(RecordedProvider.SCHEME + ":" + real.toUri().getPath());
    }

    @Override
    public Path toAbsolutePath() {
        return recorded(real.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return recorded(real.toRealPath(options));
    }

    @Override
    public WatchKey register(
            WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return real.compareTo(real(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedPath that && real.equals(that.real);
    }

    @Override
    public int hashCode() {
        return real.hashCode();
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
