package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.MessageId;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.RelayFrame.Accepted;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.relay.limits.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one relay carries, as figures on standard output. Not part of the suite: {@code mvn test -pl relay-server -am
 * -Dtest=LoadIT -Dparley.load=true}.
 */
@EnabledIfSystemProperty(named = "parley.load", matches = "true")
class LoadIT {
    private static final int PAIRS = 16;
    private static final int MESSAGES = 2000;
    private static final int SOCKETS = 5000;

    @TempDir Path folder;

    private static String[] unlimited() {
        return Stream.concat(
                        Stream.of("--connections", "10000/10000"),
                        Arrays.stream(Limit.values())
                                .flatMap(
                                        limit ->
                                                Stream.of(
                                                        "--limit",
                                                        limit.label() + "=1000000000/1000000")))
                .toArray(String[]::new);
    }

    @Test
    void messagesPerSecond() {
        Path data = folder.resolve("data");
        try (RelayProcess relay =
                RelayProcess.serve(data, folder.resolve("relay.log"), unlimited())) {
            List<TestDevice> devices = join(relay, data, 2 * PAIRS);
            for (int underWay : new int[] {1, 16, 64}) {
                report(relay, devices, underWay);
            }
        }
    }

    private static void report(RelayProcess relay, List<TestDevice> devices, int underWay) {
        long start = System.nanoTime();
        List<CompletableFuture<Void>> talks = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PAIRS; i++) {
                TestDevice from = devices.get(2 * i);
                TestDevice to = devices.get(2 * i + 1);
                talks.add(
                        CompletableFuture.runAsync(() -> send(relay, from, to, underWay), threads));
                talks.add(CompletableFuture.runAsync(() -> receive(relay, to), threads));
            }
            talks.forEach(CompletableFuture::join);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d pairs, %d under way each: %.0f messages accepted, delivered and acknowledged per second%n",
                PAIRS, underWay, PAIRS * MESSAGES / seconds);
    }

    private static void send(RelayProcess relay, TestDevice from, TestDevice to, int underWay) {
        Bytes ciphertext = TestDevice.random(300);
        Semaphore open = new Semaphore(underWay);
        try (TestSocket socket = TestSocket.open(relay.url())) {
            socket.hello(from, relay.pin());
            socket.next(Empty.class);
            Thread answers =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        for (int i = 0; i < MESSAGES; i++) {
                                            socket.next(frame -> frame instanceof Accepted);
                                            open.release();
                                        }
                                    });
            for (int i = 0; i < MESSAGES; i++) {
                open.acquireUninterruptibly();
                socket.send(from.send(MessageClass.DURABLE, to, ciphertext));
            }
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void receive(RelayProcess relay, TestDevice device) {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            socket.hello(device, relay.pin());
            Set<MessageId> seen = new HashSet<>();
            for (int i = 1; i <= MESSAGES; i++) {
                Msg message = (Msg) socket.next(frame -> frame instanceof Msg);
                assertTrue(seen.add(message.mid()), "a message came twice");
                if (i % 32 == 0 || i == MESSAGES) {
                    socket.send(new ClientFrame.Ack(message.seq(), device.counters()));
                }
            }
            socket.send(new ClientFrame.Ping(device.counters()));
            socket.next(frame -> frame instanceof RelayFrame.Pong);
        }
        try (TestSocket again = TestSocket.open(relay.url())) {
            assertEquals(0, again.hello(device, relay.pin()).queueDepth(), "something waits still");
        }
    }

    @Test
    void fiveThousandSocketsIn256Megabytes() throws IOException {
        Path data = folder.resolve("data");
        try (RelayProcess relay =
                RelayProcess.serve(data, folder.resolve("relay.log"), unlimited())) {
            List<TestDevice> devices = join(relay, data, SOCKETS);
            List<TestSocket> sockets = new ArrayList<>();
            for (TestDevice device : devices) {
                TestSocket socket = TestSocket.open(relay.url());
                socket.hello(device, relay.pin());
                sockets.add(socket);
            }
            for (TestSocket socket : sockets) {
                socket.next(Empty.class);
            }
            TestDevice ada = devices.getFirst();
            for (int i = 1; i < SOCKETS; i += 50) {
                sockets.getFirst().send(ada.send(devices.get(i), 300));
                sockets.get(i).next(Msg.class);
            }
            assertEquals(0, sockets.stream().filter(TestSocket::closed).count());
            System.out.printf("%d sockets, -Xmx256m: %s%n", SOCKETS, relay.memory());
            assertTrue(Files.readString(folder.resolve("relay.log")).indexOf("OutOfMemory") < 0);
            sockets.forEach(TestSocket::close);
        }
    }

    private static List<TestDevice> join(RelayProcess relay, Path data, int count) {
        TestHttp http = new TestHttp(relay.url());
        List<TestDevice> devices = new ArrayList<>();
        while (devices.size() < count) {
            for (InviteLink link : relay.invites(data, Math.min(1000, count - devices.size()))) {
                TestDevice device = TestDevice.fresh();
                device.join(http, link.token(), "member" + devices.size());
                devices.add(device);
            }
        }
        return devices;
    }
}
