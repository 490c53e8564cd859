package chat.parley.relay.admin;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A socket file under a name that the system takes: at most 107 bytes. A longer path is reached through a symbolic link
 * to its folder, in a temporary folder of our own; the file itself lies where it should.
 */
final class SocketFile implements AutoCloseable {
    /** The folder inside the data folder that its owner alone may enter. */
    static final String FOLDER = "admin";

    private static final String NAME = "socket";
    private static final int LONGEST = 100;

    private final Path path;
    private final @Nullable Path detour;

    private SocketFile(Path path, @Nullable Path detour) {
        this.path = path;
        this.detour = detour;
    }

    /** The socket file of a relay's data folder. */
    static Path of(Path data) {
        return data.toAbsolutePath().resolve(FOLDER).resolve(NAME);
    }

    /** Finds a short name for {@code file}. */
    static SocketFile reach(Path file) throws IOException {
        if (file.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return new SocketFile(file, null);
        }
        Path folder = Files.createTempDirectory("parley");
        Path link = Files.createSymbolicLink(folder.resolve("d"), file.getParent());
        return new SocketFile(link.resolve(file.getFileName()), folder);
    }

    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(path);
    }

    @Override
    public void close() throws IOException {
        if (detour != null) {
            Files.deleteIfExists(detour.resolve("d"));
            Files.deleteIfExists(detour);
        }
    }
}
