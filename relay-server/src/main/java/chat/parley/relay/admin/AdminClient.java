package chat.parley.relay.admin;

import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks a running relay through the socket file in its data folder. */
public final class AdminClient {
    private final Path data;

    public AdminClient(Path data) {
        this.data = data;
    }

    /**
     * Asks for one thing.
     *
     * @param rows gets the answer, row by row
     * @return why it was refused
     */
    public Optional<Problem> ask(AdminRequest request, Consumer<? super AdminRow> rows)
            throws AdminException {
        try (SocketFile file = SocketFile.reach(SocketFile.of(data));
                SocketChannel relay = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            relay.connect(file.address());
            ByteBuffer line =
                    ByteBuffer.wrap((Json.line(request) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                relay.write(line);
            }
            return read(
                    new BufferedReader(Channels.newReader(relay, StandardCharsets.UTF_8)), rows);
        } catch (IOException | MalformedException e) {
            throw new AdminException(
                    "The relay in " + data + " runs but does not answer; is it starting?", e);
        }
    }

    private static Optional<Problem> read(BufferedReader in, Consumer<? super AdminRow> rows)
            throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (Json.read(line.getBytes(StandardCharsets.UTF_8), AdminLine.class)) {
                case AdminRow row -> rows.accept(row);
                case AdminLine.End end -> {
                    return end.problem();
                }
            }
        }
        throw new IOException("the answer broke off");
    }
}
