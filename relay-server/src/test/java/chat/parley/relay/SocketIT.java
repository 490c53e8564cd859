package chat.parley.relay;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.Limits;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.RelayFrame.Bye;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Nonce;
import chat.parley.model.wire.RelayFrame.Pong;
import chat.parley.model.wire.RelayFrame.Session;
import chat.parley.model.wire.RelayFrame.Welcome;
import chat.parley.relay.limits.Limit;
import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.limits.Rate;
import chat.parley.relay.live.Deadlines;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Opening, proving oneself, and every way in which the relay closes a socket. */
class SocketIT {
    @TempDir Path data;

    private RelayFixture relay;
    private TestDevice ada;

    @BeforeEach
    void start() {
        relay =
                new RelayFixture(
                        data,
                        config ->
                                config.deadlines(
                                        new Deadlines(
                                                Duration.ofSeconds(1), Duration.ofSeconds(3))));
        ada = relay.join("ada");
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private void assertClosed(CloseCode code, TestSocket socket) {
        assertEquals(code.code(), socket.closeCode());
        List<RelayFrame> frames = socket.drain(Duration.ofMillis(100));
        assertEquals(new Bye(code.code()), frames.getLast());
    }

    @Test
    void whoSaysNothingIsLate() {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            assertClosed(CloseCode.HELLO_LATE, socket);
        }
    }

    @Test
    void aWrongSignatureIsRefused() {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            Nonce nonce = socket.next(Nonce.class);
            TestDevice thief = ada.posingIn(TestDevice.fresh());
            socket.send(thief.hello(relay.pin(), nonce));
            assertClosed(CloseCode.AUTH, socket);
        }
    }

    @Test
    void aProofForAnotherRelayOrAnotherConnectionIsRefused() {
        try (TestSocket first = TestSocket.open(relay.url());
                TestSocket second = TestSocket.open(relay.url())) {
            Nonce nonce = first.next(Nonce.class);
            second.send(ada.hello(relay.pin(), nonce));
            assertClosed(CloseCode.AUTH, second);
            first.send(ada.hello(TestDevice.random(32), nonce));
            assertClosed(CloseCode.AUTH, first);
        }
    }

    @Test
    void anUnknownDeviceIsRefusedLikeAWrongSignature() {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            socket.send(TestDevice.fresh().hello(relay.pin(), socket.next(Nonce.class)));
            assertClosed(CloseCode.AUTH, socket);
        }
    }

    @Test
    void helloComesFirstAndOnce() {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            socket.send(new ClientFrame.Ping(ada.counters()));
            assertClosed(CloseCode.AUTH, socket);
        }
        try (TestSocket socket = TestSocket.open(relay.url())) {
            Nonce nonce = socket.next(Nonce.class);
            socket.send(ada.hello(relay.pin(), nonce));
            socket.send(ada.hello(relay.pin(), nonce));
            assertClosed(CloseCode.AUTH, socket);
        }
    }

    @Test
    void anotherVersionIsToldToUpgrade() {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            Nonce nonce = socket.next(Nonce.class);
            socket.send(
                    new ClientFrame.Hello(
                            2, ada.id, ada.counters(), ada.proof(relay.pin(), nonce), List.of()));
            assertClosed(CloseCode.UPGRADE, socket);
        }
    }

    @Test
    void theNewestConnectionOfADeviceWins() {
        try (TestSocket older = relay.connect(ada);
                TestSocket newer = relay.connect(ada)) {
            assertClosed(CloseCode.ELSEWHERE, older);
            newer.next(Empty.class);
            newer.send(new ClientFrame.Ping(ada.counters()));
            newer.next(Pong.class);
        }
    }

    @Test
    void silenceEndsASocketAndPingsKeepIt() throws InterruptedException {
        try (TestSocket quiet = relay.connect(ada);
                TestSocket lively = relay.connect(relay.join("ben"))) {
            for (int i = 0; i < 9; i++) {
                Thread.sleep(500);
                lively.send(new ClientFrame.Ping(ada.counters()));
            }
            assertEquals(1001, quiet.closeCode());
            assertFalse(lively.closed());
        }
    }

    @Test
    void stoppingSendsEverybodyAway() {
        try (TestSocket socket = relay.connect(ada)) {
            relay.close();
            // The end of a socket may come without its reason; clients heed the goodbye before it.
            int code = socket.closeCode();
            List<RelayFrame> frames = socket.drain(Duration.ofMillis(100));
            assertTrue(
                    code == CloseCode.RESTART.code()
                            || frames.contains(new Bye(CloseCode.RESTART.code())),
                    code + " after " + frames);
        }
    }

    @Test
    void framesHaveASize() {
        try (TestSocket socket = relay.connect(ada)) {
            socket.sendFragments(new byte[Limits.FRAME + 1], 1);
            assertClosed(CloseCode.TOO_LARGE, socket);
        }
        try (TestSocket socket = relay.connect(ada)) {
            socket.sendFragments(new byte[Limits.FRAME * 2], 1);
            assertCutOff(1009, socket);
        }
        try (TestSocket socket = relay.connect(ada)) {
            socket.sendFragments(new byte[Limits.FRAME * 2], 8);
            assertCutOff(CloseCode.TOO_LARGE.code(), socket);
        }
    }

    /** {@code expected}, or 1006 where the relay had closed before all was sent, so that its word was lost on the way. */
    private static void assertCutOff(int expected, TestSocket socket) {
        int code = socket.closeCode();
        assertTrue(code == expected || code == 1006, "closed with " + code);
    }

    @Test
    void beforeTheHelloNobodyGetsMemory() {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            socket.sendFragments(new byte[8 * 1024], 1);
            assertCutOff(1009, socket);
        }
    }

    @Test
    void aFrameMayComeInSixteenPieces() {
        byte[] ping = new ClientFrame.Ping(ada.counters()).toBytes();
        try (TestSocket socket = relay.connect(ada)) {
            socket.next(Empty.class);
            socket.sendFragments(ping, 16);
            socket.next(Pong.class);
            socket.sendFragments(ping, 17);
            assertClosed(CloseCode.TOO_LARGE, socket);
        }
    }

    @Test
    void textIsNoFrame() {
        try (TestSocket socket = relay.connect(ada)) {
            socket.sendText("hello");
            assertClosed(CloseCode.MALFORMED, socket);
        }
    }

    /** Everything that a parser could trip over, as the body of a map with the right kind. */
    static List<byte[]> hostileFrames(TestDevice device) {
        byte[] ping = new ClientFrame.Ping(device.counters()).toBytes();
        byte[] deep = new byte[64];
        Arrays.fill(deep, (byte) 0x81);
        deep[63] = 0;
        return List.of(
                new byte[0],
                new byte[] {(byte) 0xF6}, // null
                Arrays.copyOf(ping, ping.length - 1),
                Arrays.copyOf(ping, ping.length + 1),
                deep,
                Cbor.write(Map.of("t", "ping")),
                Cbor.write(Map.of("t", "nonsense")),
                Cbor.write(Map.of("t", 7)),
                Cbor.write(List.of("ping")),
                Cbor.write(Map.of("t", "ping", "counters", "no map")),
                Cbor.write(Map.of("t", "ping", "counters", device.counters(), "more", 1)),
                Cbor.write(
                        Map.of(
                                "t",
                                "ping",
                                "counters",
                                Map.of("clientSeq", -1, "lastAck", 0, "mac", new byte[32]))),
                Cbor.write(
                        Map.of(
                                "t",
                                "ping",
                                "counters",
                                Map.of("clientSeq", 1.5, "lastAck", 0, "mac", new byte[32]))),
                Cbor.write(
                        Map.of(
                                "t",
                                "ping",
                                "counters",
                                Map.of("clientSeq", 1, "lastAck", 0, "mac", new byte[31]))),
                Cbor.write(Map.of("t", "ack", "seq", "1", "counters", device.counters())),
                // {"t": "ping", "t": "ping"}
                HexFormat.of().parseHex("a2617464" + "70696e67" + "617464" + "70696e67"),
                // {"t": text of bad UTF-8}
                HexFormat.of().parseHex("a1617464" + "70ff6e67"),
                // a text that announces 2 GiB
                HexFormat.of().parseHex("a161747a7fffffff"),
                "{\"t\":\"ping\"}".getBytes(StandardCharsets.UTF_8),
                TestDevice.random(200).toArray());
    }

    /** Every frame with each of its fields left out, empty, and of another type. */
    private static Map<String, byte[]> spoiledFrames(TestDevice device, Nonce nonce, Bytes pin) {
        ObjectMapper plain = new CBORMapper();
        Map<String, byte[]> frames = new LinkedHashMap<>();
        for (ClientFrame frame :
                List.of(
                        device.hello(pin, nonce),
                        device.send(device, 30),
                        new ClientFrame.Ack(0, device.counters()),
                        new ClientFrame.LogGet(1, device.account, 0),
                        new ClientFrame.LogPut(
                                1, device.account, device.create(), Optional.empty()),
                        new ClientFrame.NewSession(1),
                        new ClientFrame.Ping(device.counters()))) {
            Map<?, ?> good = plain.readValue(frame.toBytes(), Map.class);
            for (Object field : good.keySet()) {
                String what = frame.getClass().getSimpleName() + " " + field + " ";
                Map<Object, Object> bad = new LinkedHashMap<>(good);
                bad.put(field, Map.of("x", List.of(true)));
                frames.put(what + "of another type", plain.writeValueAsBytes(bad));
                if (!field.equals("expectHead")) {
                    bad.put(field, null);
                    frames.put(what + "null", plain.writeValueAsBytes(bad));
                    bad.remove(field);
                    frames.put(what + "missing", plain.writeValueAsBytes(bad));
                }
            }
        }
        return frames;
    }

    @Test
    void everyFieldOfEveryFrameIsChecked() {
        relay.close();
        relay =
                new RelayFixture(
                        data.resolve("unlimited"), config -> config.limits(LimitSettings.none()));
        ada = relay.join("ada");
        Nonce nonce = new Nonce(TestDevice.random(32), TestDevice.random(16));
        Map<String, byte[]> frames = spoiledFrames(ada, nonce, relay.pin());
        assertTrue(frames.size() > 60, String.valueOf(frames.size()));
        frames.forEach(
                (what, frame) -> {
                    try (TestSocket socket = relay.connect(ada)) {
                        socket.send(frame);
                        assertEquals(CloseCode.MALFORMED.code(), socket.closeCode(), what);
                    }
                });
    }

    @Test
    void malformedFramesCloseTheSocketBeforeAndBehindTheHello() {
        relay.close();
        relay =
                new RelayFixture(
                        data.resolve("unlimited"), config -> config.limits(LimitSettings.none()));
        ada = relay.join("ada");
        for (byte[] frame : hostileFrames(ada)) {
            String what = HexFormat.of().formatHex(frame);
            try (TestSocket socket = TestSocket.open(relay.url())) {
                socket.send(frame);
                assertEquals(CloseCode.MALFORMED.code(), socket.closeCode(), what);
            }
            try (TestSocket socket = relay.connect(ada)) {
                socket.send(frame);
                assertEquals(CloseCode.MALFORMED.code(), socket.closeCode(), what);
            }
        }
        try (TestSocket socket = relay.connect(ada)) {
            socket.next(Empty.class);
        }
    }

    @Test
    void whoSendsTooManyFramesIsClosed() {
        relay.close();
        relay =
                new RelayFixture(
                        data.resolve("few"),
                        config ->
                                config.limits(
                                        LimitSettings.none()
                                                .with(
                                                        Limit.FRAMES,
                                                        new Rate(5, Duration.ofSeconds(1000)))));
        ada = relay.join("ada");
        try (TestSocket socket = relay.connect(ada)) {
            for (int i = 0; i < 6; i++) {
                socket.trySend(new ClientFrame.Ping(ada.counters()));
            }
            assertClosed(CloseCode.RATE, socket);
        }
    }

    @Test
    void nobodyIsKeptOutByWhatNeighboursClaim() {
        TestDevice thief = ada.posingIn(TestDevice.fresh());
        for (int i = 0; i < 80; i++) {
            try (TestSocket socket = TestSocket.open(relay.url())) {
                socket.send(thief.hello(relay.pin(), socket.next(Nonce.class)));
                assertEquals(CloseCode.AUTH.code(), socket.closeCode());
            }
        }
        try (TestSocket adas = relay.connect(ada)) {
            adas.next(Empty.class);
        }
    }

    @Test
    void webPagesAreRefused() {
        var refused =
                assertThrows(
                        CompletionException.class,
                        () ->
                                TestHttp.CLIENT
                                        .newWebSocketBuilder()
                                        .header("Origin", "https://evil.example")
                                        .buildAsync(
                                                URI.create(
                                                        relay.url().replace("http", "ws")
                                                                + "/v1/socket"),
                                                new WebSocket.Listener() {})
                                        .join());
        var handshake = (WebSocketHandshakeException) refused.getCause();
        assertEquals(403, handshake.getResponse().statusCode());
        assertEquals(ProblemCode.MALFORMED, relay.http().get("/v1/socket").problem(), "no upgrade");
    }

    @Test
    void onlyTls13IsSpoken() throws IOException {
        URI url = URI.create(relay.url());
        try (SSLSocket socket =
                (SSLSocket)
                        TestHttp.trusting()
                                .getSocketFactory()
                                .createSocket(url.getHost(), url.getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThrows(IOException.class, socket::startHandshake);
        }
        try (SSLSocket socket =
                (SSLSocket)
                        TestHttp.trusting()
                                .getSocketFactory()
                                .createSocket(url.getHost(), url.getPort())) {
            socket.startHandshake();
            assertEquals("TLSv1.3", socket.getSession().getProtocol());
        }
    }

    @Test
    void aSessionIsRenewedOverTheSocket() {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            Welcome welcome = socket.hello(ada, relay.pin());
            socket.next(Empty.class);
            socket.send(new ClientFrame.NewSession(7));
            Session fresh = socket.next(Session.class);
            assertEquals(7, fresh.id());
            for (Bytes token : List.of(welcome.session().token(), fresh.session().token())) {
                assertEquals(200, relay.http().as(token).get("/v1/prekeys").status());
            }
            for (int i = 0; i < 4; i++) {
                socket.send(new ClientFrame.NewSession(i));
                socket.next(Session.class);
            }
            assertEquals(
                    401,
                    relay.http().as(welcome.session().token()).get("/v1/prekeys").status(),
                    "a device holds four");
        }
    }

    @Test
    void whoTakesNothingIsCutOff() {
        relay.close();
        relay =
                new RelayFixture(
                        data.resolve("unlimited"), config -> config.limits(LimitSettings.none()));
        ada = relay.join("ada");
        try (TestSocket socket = relay.connect(ada)) {
            socket.next(Empty.class);
            socket.stall();
            // Answers of about 700 bytes that nobody takes; the system's own buffers hold some
            // megabytes.
            for (int i = 0; i < 40_000 && !socket.sendFailed(); i++) {
                socket.trySend(new ClientFrame.LogGet(i, ada.account, 0));
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> {
                                socket.trySend(new ClientFrame.LogGet(0, ada.account, 0));
                                return socket.sendFailed();
                            });
        }
    }
}
