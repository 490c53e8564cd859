package chat.parley.relay.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.model.id.MessageId;
import chat.parley.model.wire.ClientFrame.Send;
import chat.parley.relay.TestDevice;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.mailbox.SendOutcome;
import chat.parley.relay.mailbox.SendOutcome.Accepted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy of the database's file between two batches is what a kill leaves: it opens with every message that was
 * accepted and not acknowledged. The relay goes on from the copy. {@code -Dparley.h2.images=400} copies often enough for
 * H2 to write into space that it freed, which it does 45 seconds later (decision 0016).
 */
class KilledDatabaseIT {
    private static final int IMAGES = Integer.getInteger("parley.h2.images", 12);
    private static final int KEPT = 200;

    @TempDir Path folder;

    private final Random random = new Random(11);
    private final TestDevice ada = TestDevice.fresh();
    private final TestDevice ben = TestDevice.fresh();

    /** Accepted and not acknowledged, in the order of their numbers. */
    private final Deque<MessageId> waiting = new ArrayDeque<>();

    private long acked;

    @Test
    void whatWasAcceptedIsInEveryCopyOfTheFile() throws Exception {
        Path home = folder.resolve("0");
        try (TestRooms rooms = new TestRooms(home, "file:")) {
            rooms.join(ada);
            rooms.join(ben);
        }
        for (int image = 1; image <= IMAGES; image++) {
            Path next = Files.createDirectory(folder.resolve(Integer.toString(image)));
            try (TestRooms rooms = new TestRooms(home, "file:")) {
                assertAllThere(rooms, home);
                for (int batch = 1 + random.nextInt(40); batch > 0; batch--) {
                    send(rooms, 1 + random.nextInt(8));
                    acknowledge(rooms);
                }
                Files.copy(home.resolve("relay.mv.db"), next.resolve("relay.mv.db"));
            }
            Files.delete(home.resolve("relay.mv.db"));
            home = next;
        }
        try (TestRooms rooms = new TestRooms(home, "file:")) {
            assertAllThere(rooms, home);
        }
    }

    /** An acknowledgement may come back undone, an accepted message may not be gone. */
    private void assertAllThere(TestRooms rooms, Path home) {
        Set<Object> there = rooms.waiting(ben);
        Set<MessageId> lost = new HashSet<>(waiting);
        lost.removeAll(there);
        assertEquals(Set.of(), lost, "lost in " + home.getFileName());
    }

    private void send(TestRooms rooms, int messages) {
        AuthenticatedDevice from = new AuthenticatedDevice(ada.account, ada.id);
        List<CompletableFuture<SendOutcome>> underWay = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            Send send = ada.send(ben, 50 + random.nextInt(2000));
            underWay.add(rooms.sends.send(from, send));
            waiting.addLast(send.mid());
        }
        underWay.forEach(outcome -> assertInstanceOf(Accepted.class, outcome.join()));
    }

    private void acknowledge(TestRooms rooms) {
        if (waiting.size() > KEPT) {
            int many = random.nextInt(KEPT);
            for (int i = 0; i < many; i++) {
                waiting.removeFirst();
            }
            acked += many;
            rooms.mailboxes.acknowledge(ben.id, acked);
        }
    }
}
