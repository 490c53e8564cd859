package chat.parley.relay.admin;

import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Asks a running relay through the socket file in its data folder. */
public final class AdminClient {
    private final Path data;

    public AdminClient(Path data) {
        this.data = data;
    }

    /** Invites, minted by the running relay. */
    public List<MintedInvite> invites(int count, boolean admin) throws AdminException {
        AdminAnswer answer = ask(new AdminRequest("invite", count, admin));
        if (answer.error().isPresent()) {
            throw new AdminException(answer.error().get());
        }
        return answer.invites();
    }

    private AdminAnswer ask(AdminRequest request) throws AdminException {
        try (SocketFile file = SocketFile.reach(SocketFile.of(data));
                SocketChannel relay = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            relay.connect(file.address());
            ByteBuffer line =
                    ByteBuffer.wrap((Json.line(request) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                relay.write(line);
            }
            return Json.read(Channels.newInputStream(relay).readAllBytes(), AdminAnswer.class);
        } catch (IOException | MalformedException e) {
            throw new AdminException(
                    "The relay in " + data + " runs but does not answer; is it starting?", e);
        }
    }
}
