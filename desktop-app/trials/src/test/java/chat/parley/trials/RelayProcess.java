package chat.parley.trials;

import chat.parley.relay.RelayMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A relay as an admin starts it, on a loopback port that stays the same across restarts. */
final class RelayProcess implements AutoCloseable {
    private final Path data;
    private final Path errors;
    private final int port;
    private JavaProcess process;

    RelayProcess(Path folder) throws IOException, InterruptedException {
        this.data = folder.resolve("relay");
        this.errors = folder.resolve("relay.log");
        this.port = freePort();
        this.process = serve();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private JavaProcess serve() throws IOException, InterruptedException {
        JavaProcess started =
                JavaProcess.start(
                        RelayMain.class,
                        List.of(
                                "serve",
                                "--data",
                                data.toString(),
                                "--listen",
                                "127.0.0.1:" + port),
                        Map.of(),
                        errors);
        started.awaitLine("\"event\":\"ready\"", 60);
        return started;
    }

    Path data() {
        return data;
    }

    Path log() {
        return errors;
    }

    /** Fresh invite links, from the running relay. */
    List<String> invites(int count) throws IOException, InterruptedException {
        try (JavaProcess invite =
                JavaProcess.start(
                        RelayMain.class,
                        List.of("invite", "--data", data.toString(), "--count", "" + count),
                        Map.of(),
                        errors)) {
            List<String> links = invite.output();
            if (invite.awaitExit(60) != 0 || links.size() != count) {
                throw new AssertionError("no invites: " + invite.errorText());
            }
            return links;
        }
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void stop() throws InterruptedException {
        process.stop();
    }

    void startAgain() throws IOException, InterruptedException {
        process = serve();
    }

    @Override
    public void close() {
        process.close();
    }
}
