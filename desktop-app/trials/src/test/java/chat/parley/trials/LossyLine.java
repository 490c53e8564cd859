package chat.parley.trials;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a relay that speaks no TLS: passes everything on, but loses the first answer to one request. */
final class LossyLine implements AutoCloseable {
    private final AtomicInteger lost = new AtomicInteger();
    private final ServerSocket server;
    private final int relayPort;
    private final String request;

    /** Loses the answer to what begins with {@code request}. */
    LossyLine(int relayPort, String request) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.relayPort = relayPort;
        this.request = request;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many answers were lost. */
    int lost() {
        return lost.get();
    }

    private void serve() {
        try {
            while (true) {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> pass(client));
            }
        } catch (IOException closed) {
            // nobody comes any more
        }
    }

    private void pass(Socket client) {
        AtomicBoolean asked = new AtomicBoolean();
        try (client;
                Socket relay = new Socket(InetAddress.getLoopbackAddress(), relayPort)) {
            Thread.ofVirtual().start(() -> ask(client, relay, asked));
            byte[] buffer = new byte[64 * 1024];
            InputStream in = relay.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (asked.get() && lost.compareAndSet(0, 1)) {
                    return;
                }
                client.getOutputStream().write(buffer, 0, n);
                client.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // one side left, the other one is told by closing
        }
    }

    private void ask(Socket client, Socket relay, AtomicBoolean asked) {
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = client.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (new String(buffer, 0, n, StandardCharsets.ISO_8859_1).startsWith(request)) {
                    asked.set(true);
                }
                relay.getOutputStream().write(buffer, 0, n);
                relay.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // as above
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
