package chat.parley.relay.admin;

import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.FolderException;
import chat.parley.relay.storage.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@link AdminClient} through the socket file of a running relay. */
public final class AdminDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminDoor.class);
    private static final int LINE = 1024;

    private final InviteLinks links;
    private final Path file;
    private final ServerSocketChannel server;
    private final ExecutorService threads;

    private AdminDoor(
            InviteLinks links, Path file, ServerSocketChannel server, ExecutorService threads) {
        this.links = links;
        this.file = file;
        this.server = server;
        this.threads = threads;
    }

    /** Opens the door; the folder's lock is held, so an old socket file belongs to nobody. */
    public static AdminDoor open(DataFolder folder, InviteLinks links, ExecutorService threads)
            throws FolderException {
        folder.folder(SocketFile.FOLDER);
        Path file = SocketFile.of(folder.path());
        try (SocketFile reachable = SocketFile.reach(file)) {
            Files.deleteIfExists(file);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(reachable.address());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            AdminDoor door = new AdminDoor(links, file, server, threads);
            threads.execute(door::listen);
            return door;
        } catch (IOException | UnsupportedOperationException e) {
            throw new FolderException("The socket file " + file + " cannot be made.", e);
        }
    }

    private void listen() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                threads.execute(() -> answer(caller));
            } catch (IOException e) {
                if (server.isOpen()) {
                    LOG.error("the admin socket failed", e);
                    return;
                }
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller) {
            AdminAnswer answer = answer(line(Channels.newInputStream(caller)));
            ByteBuffer bytes =
                    ByteBuffer.wrap((Json.line(answer) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                caller.write(bytes);
            }
        } catch (IOException e) {
            LOG.debug("an admin went away", e);
        }
    }

    private AdminAnswer answer(byte[] line) {
        try {
            AdminRequest request = Json.read(line, AdminRequest.class);
            List<MintedInvite> minted = links.mint(request.count(), request.admin());
            LOG.atInfo().addKeyValue("count", minted.size()).log("invites minted");
            return new AdminAnswer(minted, Optional.empty());
        } catch (MalformedException e) {
            return new AdminAnswer(List.of(), Optional.of("The request is malformed."));
        } catch (StorageException | CompletionException e) {
            LOG.error("an admin's request failed", e);
            return new AdminAnswer(List.of(), Optional.of("The relay cannot store anything now."));
        }
    }

    /** One line without its end; broken off where it is too long, which no request is. */
    static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n' && line.size() < LINE; b = in.read()) {
            line.write(b);
        }
        return line.toByteArray();
    }

    @Override
    public void close() {
        try (server) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the admin socket could not be closed", e);
        }
    }
}
