package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.id.MessageId;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.RelayFrame.Accepted;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Gone;
import chat.parley.model.wire.RelayFrame.Msg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the relay accepted is there after SIGKILL, whenever that comes. */
class KillIT {
    private static final int KILLS = 4;
    private static final String[] UNLIMITED = {
        "--limit", "send=1000000/1000000",
        "--limit", "send-stranger=1000000/1000000",
        "--limit", "frames=1000000/1000000"
    };

    @TempDir Path folder;

    @Test
    void noAcceptedMessageIsLost() throws InterruptedException {
        Path data = folder.resolve("data");
        Path log = folder.resolve("relay.log");
        Random random = new Random(7);
        TestDevice ada = TestDevice.fresh();
        TestDevice ben = TestDevice.fresh();
        List<MessageId> accepted = new ArrayList<>();
        Set<MessageId> received = new HashSet<>();
        for (int round = 0; round <= KILLS; round++) {
            try (RelayProcess relay = RelayProcess.serve(data, log, UNLIMITED)) {
                if (round == 0) {
                    List<InviteLink> links = relay.invites(data, 2);
                    TestHttp http = new TestHttp(relay.url());
                    ada.join(http, links.get(0).token(), "ada");
                    ben.join(http, links.get(1).token(), "ben");
                }
                try (TestSocket bens = TestSocket.open(relay.url())) {
                    bens.hello(ben, relay.pin());
                    receive(bens, ben, received);
                }
                if (round < KILLS) {
                    accepted.addAll(sendUntilKilled(relay, ada, ben, random.nextInt(20, 400)));
                }
            }
        }
        List<MessageId> lost = accepted.stream().filter(mid -> !received.contains(mid)).toList();
        assertEquals(List.of(), lost, "of " + accepted.size());
    }

    /** Sends without a pause; kills the relay when it has accepted {@code enough}. All that it accepted. */
    private static List<MessageId> sendUntilKilled(
            RelayProcess relay, TestDevice from, TestDevice to, int enough)
            throws InterruptedException {
        List<MessageId> accepted = new ArrayList<>();
        try (TestSocket socket = TestSocket.open(relay.url())) {
            socket.hello(from, relay.pin());
            socket.next(Empty.class);
            Thread sender =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        while (!socket.sendFailed() && !socket.closed()) {
                                            socket.trySend(from.send(to, 300));
                                        }
                                    });
            while (accepted.size() < enough) {
                accepted.add(((Accepted) socket.next(frame -> frame instanceof Accepted)).mid());
            }
            relay.kill();
            sender.join();
            for (RelayFrame frame : socket.drain(Duration.ofMillis(200))) {
                if (frame instanceof Accepted one) {
                    accepted.add(one.mid());
                }
            }
        }
        return accepted;
    }

    /** Reads everything that waits, acknowledging all but the last few. */
    private static void receive(TestSocket socket, TestDevice device, Set<MessageId> received) {
        long previous = 0;
        while (true) {
            switch (socket.next(frame -> !(frame instanceof RelayFrame.Poke))) {
                case Msg message -> {
                    assertTrue(previous == 0 || message.seq() == previous + 1, "out of order");
                    previous = message.seq();
                    received.add(message.mid());
                    if (message.seq() % 64 == 0) {
                        device.lastAck = message.seq();
                        socket.send(new ClientFrame.Ack(message.seq(), device.counters()));
                    }
                }
                case Empty _ -> {
                    return;
                }
                case Gone gone -> throw new AssertionError(gone);
                default -> throw new AssertionError("unexpected");
            }
        }
    }
}
