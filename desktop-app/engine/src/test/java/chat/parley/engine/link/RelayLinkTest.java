package chat.parley.engine.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.link.FakeRelay.TlsKey;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Domain;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.crypto.Signatures;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.RelayCard;
import chat.parley.model.log.SignedRelayCard;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.HelloProof;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.Sender;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RelayLinkTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Counters COUNTERS = new Counters(3, 4, Bytes.of(new byte[32]));

    /** As in life, twenty times faster. */
    private static final LinkTimes FAST =
            new LinkTimes(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(500),
                    Duration.ofMillis(400),
                    Duration.ofMillis(900),
                    Duration.ofMillis(20),
                    Duration.ofMillis(100),
                    Duration.ofMillis(500),
                    Duration.ofMillis(50));

    private final SigningKey deviceKey = SigningKey.random(RANDOM);
    private final DeviceId device = DeviceId.of(UUID.randomUUID());
    private final FakeRelay relay = new FakeRelay();
    private final Events events = new Events();
    private RelayLink link;

    private final class Signer implements HelloSigner {
        @Override
        public ClientFrame.Hello hello(Bytes pin, RelayFrame.Nonce nonce) {
            HelloProof proof = new HelloProof(pin, device, nonce.nonce(), nonce.connection());
            return new ClientFrame.Hello(
                    1, device, COUNTERS, deviceKey.sign(Domain.HELLO, proof.toBytes()), List.of());
        }

        @Override
        public Counters counters() {
            return COUNTERS;
        }
    }

    private static final class Events implements LinkEvents {
        final List<Object> seen = new CopyOnWriteArrayList<>();
        final AtomicInteger lost = new AtomicInteger();
        volatile RuntimeException failure;

        @Override
        public void welcomed(RelayFrame.Welcome welcome) {
            seen.add(welcome);
        }

        @Override
        public void frame(RelayFrame frame) {
            RuntimeException toThrow = failure;
            failure = null;
            if (toThrow != null) {
                throw toThrow;
            }
            seen.add(frame);
        }

        @Override
        public void lost() {
            lost.incrementAndGet();
        }
    }

    private RelayLink connect(Bytes pin, LinkTimes times, Clock clock) {
        link =
                new RelayLink(
                        new RelayTrust(relay.address(), pin, times),
                        new Signer(),
                        clock,
                        new Random(1));
        link.start(events);
        return link;
    }

    private RelayLink connect() {
        return connect(relay.pin(), FAST, Clock.systemUTC());
    }

    private void awaitState(Class<? extends Connection> state) {
        await().until(() -> state.isInstance(link.connection().value()));
    }

    private void awaitOnline() {
        await().until(
                        () ->
                                link.connection().value().equals(new Connection.Online(true))
                                        && link.token().isPresent());
    }

    @AfterEach
    void closeEverything() {
        if (link != null) {
            link.close();
        }
        relay.close();
    }

    @Test
    void connectsSaysHelloAndHandsOnWhatComes() throws Exception {
        RelayFrame.Msg message =
                new RelayFrame.Msg(
                        1,
                        MessageId.random(RANDOM),
                        MessageClass.DURABLE,
                        new Sender(new AccountId(Bytes.of(new byte[32])), device),
                        1,
                        Bytes.of(new byte[60_000]));
        CopyOnWriteArrayList<ClientFrame> heard = new CopyOnWriteArrayList<>();
        relay.script =
                socket -> {
                    ClientFrame.Hello hello = socket.greet();
                    heard.add(hello);
                    socket.send(message);
                    socket.send(new RelayFrame.Empty(1));
                    heard.add(socket.read());
                    socket.awaitClose();
                };
        connect();
        awaitOnline();
        assertTrue(link.send(new ClientFrame.Ack(1, COUNTERS)));
        await().until(() -> heard.size() == 2);
        ClientFrame.Hello hello = (ClientFrame.Hello) heard.getFirst();
        HelloProof proof =
                new HelloProof(
                        relay.pin(),
                        device,
                        FakeSocket.NONCE.nonce(),
                        FakeSocket.NONCE.connection());
        assertTrue(
                Signatures.verify(
                        deviceKey.publicKey(), Domain.HELLO, proof.toBytes(), hello.sig()));
        assertEquals(new ClientFrame.Ack(1, COUNTERS), heard.get(1));
        assertEquals(3, events.seen.size());
        assertInstanceOf(RelayFrame.Welcome.class, events.seen.get(0));
        assertEquals(message, events.seen.get(1));
        assertEquals(new RelayFrame.Empty(1), events.seen.get(2));
        link.close();
        assertEquals(1, events.lost.get());
        assertFalse(link.send(new ClientFrame.Ack(1, COUNTERS)));
    }

    @Test
    void wrongPinIsSaidWithBothFingerprintsAndNothingIsSent() {
        Bytes expected = Bytes.of(new byte[32]);
        connect(expected, FAST, Clock.systemUTC());
        awaitState(Connection.KeyMismatch.class);
        Connection.KeyMismatch mismatch = (Connection.KeyMismatch) link.connection().value();
        assertEquals(expected, mismatch.expected());
        assertEquals(relay.pin(), mismatch.seen());
        await().until(() -> relay.requests.size() >= 3);
        assertTrue(
                relay.requests.stream()
                        .allMatch(r -> r.line().equals("GET /.well-known/parley HTTP/1.1")));
        assertFalse(link.send(new ClientFrame.Ping(COUNTERS)));
    }

    @Test
    void rightCardPassedOnByAnotherTlsKeyIsRefused() {
        relay.tlsKeys = List.of(FakeRelay.hash(TlsKey.OTHER));
        connect();
        awaitState(Connection.KeyMismatch.class);
        assertEquals(
                FakeRelay.hash(TlsKey.RELAY),
                ((Connection.KeyMismatch) link.connection().value()).seen());
        assertTrue(relay.requests.stream().noneMatch(r -> r.path().equals("/v1/socket")));
        relay.tlsKeys = List.of(FakeRelay.hash(TlsKey.OTHER), FakeRelay.hash(TlsKey.RELAY));
        relay.script =
                socket -> {
                    socket.greet();
                    socket.send(new RelayFrame.Empty(0));
                    socket.awaitClose();
                };
        awaitOnline();
    }

    @Test
    void socketEndsInTheHandshakeWhereItsTlsKeyIsNotOnTheCard() {
        // Another machine answers the second connection: the card was right, the socket is not.
        relay.card =
                request -> {
                    relay.presented = TlsKey.OTHER;
                    return FakeRelay.Response.json(200, relay.signedCard());
                };
        connect();
        awaitState(Connection.KeyMismatch.class);
        assertEquals(
                FakeRelay.hash(TlsKey.OTHER),
                ((Connection.KeyMismatch) link.connection().value()).seen());
        assertTrue(relay.requests.stream().noneMatch(r -> r.path().equals("/v1/socket")));
        assertTrue(events.seen.isEmpty());
    }

    @Test
    void loginPageOfAHotelIsNoRelay() {
        relay.card =
                request ->
                        new FakeRelay.Response(
                                200,
                                "text/html",
                                "<html>Welcome".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                Map.of());
        connect();
        awaitState(Connection.KeyMismatch.class);
        assertEquals(
                FakeRelay.hash(TlsKey.RELAY),
                ((Connection.KeyMismatch) link.connection().value()).seen());
    }

    @Test
    void cardWithAForgedSignatureIsRefused() {
        SigningKey forger = SigningKey.random(RANDOM);
        relay.card =
                request ->
                        FakeRelay.Response.json(
                                200,
                                SignedRelayCard.sign(
                                        new RelayCard(
                                                1,
                                                relay.identity.publicKey(),
                                                "Test relay",
                                                relay.tlsKeys,
                                                1),
                                        forger));
        connect();
        awaitState(Connection.KeyMismatch.class);
    }

    @Test
    void unreachableRelayIsOfflineAndRetried() {
        Instant before = Instant.now();
        relay.close();
        connect();
        awaitState(Connection.Offline.class);
        Connection.Offline offline = (Connection.Offline) link.connection().value();
        assertFalse(offline.since().isBefore(before));
        assertFalse(offline.retryAt().isBefore(offline.since()));
    }

    @Test
    void onlyTls13IsSpoken() {
        try (FakeRelay old = new FakeRelay(TlsKey.RELAY, "TLSv1.2")) {
            assertThrows(
                    IOException.class, new RelayTrust(old.address(), old.pin(), FAST)::refresh);
            assertTrue(old.requests.isEmpty());
        }
    }

    @Test
    void lostConnectionIsMadeAnew() {
        AtomicInteger connections = new AtomicInteger();
        relay.script =
                socket -> {
                    connections.incrementAndGet();
                    socket.greet();
                    socket.send(new RelayFrame.Empty(0));
                    socket.awaitClose();
                };
        connect();
        awaitOnline();
        relay.cut();
        await().until(() -> connections.get() == 2);
        awaitOnline();
        await().until(() -> events.lost.get() == 1);
        link.reconnect();
        assertEquals(new Connection.Online(true), link.connection().value());
    }

    @Test
    void connectionThatIsGivenUpIsMadeAnewAtOnce() {
        AtomicInteger connections = new AtomicInteger();
        relay.script =
                socket -> {
                    connections.incrementAndGet();
                    socket.greet();
                    socket.send(new RelayFrame.Empty(0));
                    socket.awaitClose();
                };
        connect(
                relay.pin(),
                new LinkTimes(
                        FAST.connect(),
                        FAST.answer(),
                        Duration.ofMinutes(1), // nothing else would end this connection
                        Duration.ofMinutes(2),
                        FAST.firstRetry(),
                        FAST.lastRetry(),
                        FAST.steady(),
                        FAST.busy()),
                Clock.systemUTC());
        awaitOnline();
        link.again();
        await().until(() -> connections.get() == 2);
        awaitOnline();
        assertEquals(1, events.lost.get());
    }

    @Test
    void silentRelayIsLeftAndSilenceIsPreventedByPings() throws Exception {
        AtomicInteger pings = new AtomicInteger();
        AtomicInteger connections = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        relay.script =
                socket -> {
                    int connection = connections.incrementAndGet();
                    socket.greet();
                    socket.send(new RelayFrame.Empty(0));
                    while (socket.read() instanceof ClientFrame.Ping ping) {
                        assertEquals(COUNTERS, ping.counters());
                        pings.incrementAndGet();
                        if (connection == 1 && three.getCount() > 0) {
                            socket.send(new RelayFrame.Pong(System.currentTimeMillis()));
                            three.countDown();
                        }
                    }
                };
        connect();
        assertTrue(three.await(10, TimeUnit.SECONDS));
        assertEquals(1, connections.get());
        await().until(() -> connections.get() >= 2);
    }

    @Test
    void relayThatNeverSaysItsNonceIsLeft() {
        AtomicInteger connections = new AtomicInteger();
        relay.script =
                socket -> {
                    connections.incrementAndGet();
                    socket.awaitClose();
                };
        connect(
                relay.pin(),
                new LinkTimes(
                        Duration.ofMillis(700),
                        FAST.answer(),
                        FAST.ping(),
                        FAST.silence(),
                        FAST.firstRetry(),
                        FAST.lastRetry(),
                        FAST.steady(),
                        FAST.busy()),
                Clock.systemUTC());
        await().until(() -> connections.get() >= 2);
        assertTrue(events.seen.isEmpty());
        assertEquals(0, events.lost.get());
    }

    @Test
    void elsewhereStopsUntilAskedToReconnect() {
        AtomicInteger connections = new AtomicInteger();
        relay.script =
                socket -> {
                    socket.greet();
                    if (connections.incrementAndGet() == 1) {
                        socket.close(4409);
                        return;
                    }
                    socket.send(new RelayFrame.Empty(0));
                    socket.awaitClose();
                };
        connect();
        awaitState(Connection.Elsewhere.class);
        await().during(Duration.ofMillis(400)) // longer than any wait here
                .until(() -> connections.get() == 1);
        link.reconnect();
        awaitOnline();
    }

    @Test
    void aDisabledAccountIsTriedAgainByItselfAndAClosedOneIsNot() {
        relay.script =
                socket -> {
                    socket.send(FakeSocket.NONCE);
                    socket.read();
                    socket.close(4403);
                };
        connect();
        awaitState(Connection.AccountDisabled.class);
        AtomicInteger closed = new AtomicInteger();
        relay.script =
                socket -> {
                    socket.send(FakeSocket.NONCE);
                    socket.read();
                    closed.incrementAndGet();
                    socket.close(4410);
                };
        awaitState(Connection.AccountClosed.class);
        await().during(Duration.ofMillis(400)) // longer than any wait here
                .until(() -> closed.get() == 1);
    }

    @Test
    void revokedAndTooOldStopToo() {
        relay.script =
                socket -> {
                    socket.send(FakeSocket.NONCE);
                    socket.read();
                    socket.close(4430);
                };
        connect();
        awaitState(Connection.SignedOut.class);
        relay.script =
                socket -> {
                    socket.send(FakeSocket.NONCE);
                    socket.read();
                    socket.close(4440);
                };
        link.reconnect();
        awaitState(Connection.UpgradeNeeded.class);
    }

    @Test
    void goodbyeCountsWhereTheLineIsCutWithoutACloseFrame() {
        relay.script =
                socket -> {
                    socket.greet();
                    socket.send(new RelayFrame.Bye(4440));
                    socket.read(); // a ping: by then the goodbye was heard
                };
        connect();
        awaitState(Connection.UpgradeNeeded.class);
    }

    /** As the relay does it: a goodbye, then the close frame, in answer to the hello. */
    @Test
    void goodbyeInsteadOfAWelcomeCountsToo() {
        relay.script =
                socket -> {
                    socket.send(FakeSocket.NONCE);
                    socket.read();
                    socket.send(new RelayFrame.Bye(4401));
                    socket.close(4401);
                };
        connect();
        awaitState(Connection.SignedOut.class);
    }

    @Test
    void drainingRelayIsAskedSoonAgain() {
        AtomicInteger connections = new AtomicInteger();
        relay.script =
                socket -> {
                    socket.greet();
                    if (connections.incrementAndGet() == 1) {
                        socket.close(1012);
                        return;
                    }
                    socket.send(new RelayFrame.Empty(0));
                    socket.awaitClose();
                };
        connect();
        await().until(() -> connections.get() == 2);
        awaitOnline();
    }

    @Test
    void retryAfterIsObeyed() {
        relay.card =
                request ->
                        new FakeRelay.Response(
                                503, "text/plain", new byte[0], Map.of("Retry-After", "600"));
        connect();
        awaitState(Connection.Offline.class);
        Connection.Offline offline = (Connection.Offline) link.connection().value();
        assertTrue(offline.retryAt().isAfter(Instant.now().plusSeconds(590)));
        assertEquals(1, relay.requests.size());
    }

    @Test
    void retryAfterAtTheSocketIsObeyedToo() {
        relay.upgrade = request -> 503;
        connect();
        awaitState(Connection.Offline.class);
        Connection.Offline offline = (Connection.Offline) link.connection().value();
        assertTrue(offline.retryAt().isAfter(Instant.now().plusSeconds(5)));
    }

    @Test
    void garbageClosesTheConnectionAndTheNextOneWorks() {
        List<FakeRelay.Script> garbage =
                List.of(
                        socket -> socket.sendBinary(new byte[0]),
                        socket -> socket.sendBinary(new byte[] {1, 2, 3}),
                        socket -> socket.sendBinary(new byte[300 * 1024]),
                        socket ->
                                socket.sendText(
                                        "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        socket -> socket.send(FakeSocket.NONCE),
                        socket -> socket.send(FakeSocket.welcome(Instant.now())));
        AtomicInteger connections = new AtomicInteger();
        relay.script =
                socket -> {
                    int connection = connections.getAndIncrement();
                    socket.greet();
                    if (connection < garbage.size()) {
                        garbage.get(connection).play(socket);
                    } else {
                        socket.send(new RelayFrame.Empty(0));
                    }
                    socket.awaitClose();
                };
        connect();
        await().until(() -> connections.get() == garbage.size() + 1);
        awaitOnline();
        assertEquals(garbage.size(), events.lost.get());
    }

    @Test
    void otherFrameThanTheNonceFirstIsRefused() {
        AtomicInteger connections = new AtomicInteger();
        CopyOnWriteArrayList<ClientFrame> heard = new CopyOnWriteArrayList<>();
        relay.script =
                socket -> {
                    connections.incrementAndGet();
                    socket.send(FakeSocket.welcome(Instant.now()));
                    heard.add(socket.read());
                };
        connect();
        await().until(() -> connections.get() >= 2);
        assertTrue(heard.isEmpty());
        assertTrue(events.seen.isEmpty());
    }

    @Test
    void frameThatIsNotHandledComesAgainOverANewConnection() {
        AtomicInteger connections = new AtomicInteger();
        relay.script =
                socket -> {
                    connections.incrementAndGet();
                    socket.greet();
                    socket.send(new RelayFrame.Empty(0));
                    socket.awaitClose();
                };
        events.failure = new IllegalStateException("seeded by the test");
        connect();
        await().until(() -> connections.get() == 2);
        await().until(() -> events.seen.contains(new RelayFrame.Empty(0)));
    }

    @Test
    void wrongClockIsNoticedByWelcomeAcceptedAndPong() {
        MessageId mid = MessageId.random(RANDOM);
        CountDownLatch go = new CountDownLatch(1);
        relay.script =
                socket -> {
                    socket.greet(Instant.now().minus(Duration.ofHours(2)));
                    socket.send(new RelayFrame.Empty(0));
                    go.await();
                    socket.send(
                            new RelayFrame.Accepted(
                                    mid, Instant.now().plusSeconds(600).toEpochMilli()));
                    socket.read();
                    socket.send(new RelayFrame.Pong(System.currentTimeMillis()));
                    socket.awaitClose();
                };
        connect();
        awaitOnline();
        assertTrue(link.clock().value().wrong());
        assertEquals(120, link.clock().value().difference().toMinutes());
        assertTrue(link.token().isPresent());
        go.countDown();
        await().until(() -> link.clock().value().difference().isNegative());
        assertTrue(link.clock().value().wrong());
        await().until(() -> !link.clock().value().wrong());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE})
    void anAbsurdClockIsBelievedWithinBoundsAlone(long serverTs) {
        relay.script =
                socket -> {
                    socket.greet();
                    socket.send(new RelayFrame.Empty(0));
                    socket.send(new RelayFrame.Pong(serverTs));
                    socket.awaitClose();
                };
        connect();
        await().until(() -> link.clock().value().wrong());
        Instant relayNow = Instant.now().minus(link.clock().value().difference());
        assertTrue(relayNow.isAfter(Instant.parse("1969-12-31T00:00:00Z")));
        assertTrue(relayNow.isBefore(Instant.parse("2100-01-02T00:00:00Z")));
    }

    @Test
    void requestsAreAnsweredByNumberRefusedAndTimedOut() throws Exception {
        AccountId account = new AccountId(Bytes.of(new byte[32]));
        LogHead head = new LogHead(account, 0, Hashes.sha256(Bytes.EMPTY));
        relay.script =
                socket -> {
                    socket.greet();
                    socket.send(new RelayFrame.Empty(0));
                    ClientFrame.LogGet first = (ClientFrame.LogGet) socket.read();
                    ClientFrame.LogGet second = (ClientFrame.LogGet) socket.read();
                    socket.send(new RelayFrame.Log(777, account, 0, List.of(), head));
                    socket.send(
                            new RelayFrame.Reject(
                                    Optional.empty(),
                                    Optional.of(second.id()),
                                    RejectCode.UNKNOWN_ACCOUNT,
                                    List.of(),
                                    0));
                    socket.send(new RelayFrame.Log(first.id(), account, 0, List.of(), head));
                    ClientFrame.NewSession session = (ClientFrame.NewSession) socket.read();
                    socket.send(
                            new RelayFrame.Session(
                                    session.id(),
                                    new RelayFrame.SessionToken(head.hash(), Long.MAX_VALUE)));
                    socket.awaitClose();
                };
        connect();
        awaitOnline();
        var first = link.logGet(account, 0);
        var second = link.logGet(account, 1);
        assertEquals(head, first.get(5, TimeUnit.SECONDS).head());
        ExecutionException refused =
                assertThrows(ExecutionException.class, () -> second.get(5, TimeUnit.SECONDS));
        assertEquals(
                RejectCode.UNKNOWN_ACCOUNT,
                assertInstanceOf(RejectedException.class, refused.getCause()).reject().code());
        assertEquals(head.hash(), link.renewed());
        assertEquals(Optional.of(head.hash()), link.token());
        ExecutionException late =
                assertThrows(
                        ExecutionException.class,
                        () -> link.logGet(account, 2).get(5, TimeUnit.SECONDS));
        assertEquals(
                Trouble.RELAY_UNREACHABLE,
                assertInstanceOf(ParleyException.class, late.getCause()).trouble());
    }

    @Test
    void requestsFailWithTheConnection() {
        CountDownLatch asked = new CountDownLatch(1);
        relay.script =
                socket -> {
                    socket.greet();
                    socket.send(new RelayFrame.Empty(0));
                    socket.read();
                    asked.countDown();
                };
        connect();
        awaitOnline();
        var answer = link.logGet(new AccountId(Bytes.of(new byte[32])), 0);
        await().until(answer::isCompletedExceptionally);
    }

    @Test
    void closingDuringAnythingEndsPromptly() {
        relay.script = FakeSocket::awaitClose;
        connect();
        await().until(() -> relay.requests.size() >= 2);
        long start = System.nanoTime();
        link.close();
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2));
    }
}
