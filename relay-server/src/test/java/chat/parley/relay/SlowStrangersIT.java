package chat.parley.relay;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.wire.ClientFrame.Ping;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Pong;
import chat.parley.relay.http.ConnectionLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strangers who hold connections: slowly, and many of them. */
class SlowStrangersIT {
    private static final Duration REQUEST = Duration.ofSeconds(1);

    /** In bytes that dribble in, a tenth of the request's time apart. */
    private static final int ENOUGH = 100;

    @TempDir Path data;

    private RelayFixture relay(boolean tls, ConnectionLimits limits) {
        return new RelayFixture(data, config -> config.tls(tls).connections(limits));
    }

    private static Socket connect(RelayFixture relay) throws IOException, GeneralSecurityException {
        URI uri = URI.create(relay.url());
        Socket socket =
                uri.getScheme().equals("https")
                        ? TestHttp.trusting().getSocketFactory().createSocket()
                        : new Socket();
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 5000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Writes a byte now and then; whether the relay had enough of it. */
    private static boolean cutWhileDribbling(Socket socket) throws InterruptedException {
        try {
            socket.setSoTimeout((int) REQUEST.dividedBy(10).toMillis());
            for (int i = 0; i < ENOUGH; i++) {
                write(socket, "x");
                try {
                    var _ = socket.getInputStream().readAllBytes(); // perhaps an answer
                    return true;
                } catch (SocketTimeoutException e) {
                    // it is still listened to
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whoDribblesAHeaderOrABodyIsCutOff(boolean tls) throws Exception {
        try (RelayFixture relay = relay(tls, new ConnectionLimits(100, 100, REQUEST))) {
            try (Socket header = connect(relay)) {
                write(header, "GET /health HTTP/1.1\r\nX: ");
                assertTrue(cutWhileDribbling(header), "header");
            }
            try (Socket body = connect(relay)) {
                write(
                        body,
                        "POST /v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n");
                assertTrue(cutWhileDribbling(body), "body");
            }
        }
    }

    @Test
    void whoAsksInTimeIsAnsweredAgainAndAgainAndASocketHasItsOwnDeadlines() throws Exception {
        Duration request = Duration.ofSeconds(3);
        try (RelayFixture relay = relay(false, new ConnectionLimits(100, 100, request))) {
            TestDevice ada = relay.join("ada");
            try (TestSocket adas = relay.connect(ada);
                    Socket socket = connect(relay)) {
                adas.next(Empty.class);
                for (int i = 0; i < 5; i++) {
                    assertTrue(answered(socket), "request " + i);
                    Thread.sleep(request.dividedBy(4));
                }
                adas.send(new Ping(ada.counters()));
                adas.next(Pong.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8,3,3", "4,4,4"})
    void thereAreOnlySoManyConnections(int all, int perOrigin, int most) throws Exception {
        try (RelayFixture relay =
                relay(false, new ConnectionLimits(all, perOrigin, Duration.ofSeconds(60)))) {
            List<Socket> held = new ArrayList<>();
            for (int i = 0; i < most; i++) {
                held.add(connect(relay));
                assertTrue(answered(held.getLast()), "connection " + i);
            }
            try (Socket further = connect(relay)) {
                assertFalse(answered(further));
            }
            held.getFirst().close();
            await().until(
                            () -> {
                                try (Socket next = connect(relay)) {
                                    return answered(next);
                                }
                            });
            for (Socket socket : held.subList(1, most)) {
                assertTrue(answered(socket));
                socket.close();
            }
        }
    }

    @Test
    void behindAProxyAllConnectionsAreTheProxys() throws Exception {
        try (RelayFixture relay =
                        new RelayFixture(
                                data,
                                config ->
                                        config.tls(false)
                                                .proxy(true, Optional.empty(), List.of())
                                                .connections(
                                                        new ConnectionLimits(
                                                                3, 1, Duration.ofSeconds(60))));
                Socket one = connect(relay);
                Socket two = connect(relay)) {
            assertTrue(answered(one));
            assertTrue(answered(two));
        }
    }

    private static boolean answered(Socket socket) throws IOException {
        try {
            socket.setSoTimeout(10_000);
            write(socket, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            String answer = "";
            while (!answer.endsWith("}")) {
                int b = socket.getInputStream().read();
                if (b < 0) {
                    return false;
                }
                answer += (char) b;
            }
            assertEquals("HTTP/1.1 200", answer.substring(0, 12));
            return true;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return false; // reset
        }
    }
}
