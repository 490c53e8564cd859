package chat.parley.relay.admin;

import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.Problem;
import chat.parley.relay.audit.Door;
import chat.parley.relay.http.Problems;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.FolderException;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@link AdminClient} through the socket file of a running relay. */
public final class AdminDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminDoor.class);
    private static final int LINE = 1024;

    private final Administration administration;
    private final Path file;
    private final ServerSocketChannel server;
    private final ExecutorService threads;

    private AdminDoor(
            Administration administration,
            Path file,
            ServerSocketChannel server,
            ExecutorService threads) {
        this.administration = administration;
        this.file = file;
        this.server = server;
        this.threads = threads;
    }

    /** Opens the door; the folder's lock is held, so an old socket file belongs to nobody. */
    public static AdminDoor open(
            DataFolder folder, Administration administration, ExecutorService threads)
            throws FolderException {
        folder.folder(SocketFile.FOLDER);
        Path file = SocketFile.of(folder.path());
        try (SocketFile reachable = SocketFile.reach(file)) {
            Files.deleteIfExists(file);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(reachable.address());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            AdminDoor door = new AdminDoor(administration, file, server, threads);
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
        try (caller;
                BufferedWriter out =
                        new BufferedWriter(Channels.newWriter(caller, StandardCharsets.UTF_8))) {
            write(out, new AdminLine.End(answer(Channels.newInputStream(caller), out)));
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("an admin went away", e);
        }
    }

    private Optional<Problem> answer(InputStream in, BufferedWriter out) throws IOException {
        AdminRequest request;
        try {
            request = Json.read(line(in), AdminRequest.class);
        } catch (MalformedException e) {
            return Optional.of(Problems.of(e));
        }
        Optional<Problem> problem =
                administration.carryOut(Door.SOCKET, request, row -> write(out, row));
        LOG.atInfo()
                .addKeyValue("request", request.getClass().getSimpleName())
                .addKeyValue("outcome", problem.map(one -> one.code().name()).orElse("DONE"))
                .log("administration");
        return problem;
    }

    private static void write(BufferedWriter out, AdminLine line) {
        try {
            out.write(Json.line(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line without its end; refused where it breaks off or is too long, which no request is. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            MalformedException.require(b >= 0 && line.size() < LINE, "not one line of a request");
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
