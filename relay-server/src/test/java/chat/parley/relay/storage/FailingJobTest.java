package chat.parley.relay.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.ClientFrame.Send;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.KnownHead;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.relay.TestDevice;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.LogPutOutcome;
import chat.parley.relay.mailbox.Mailboxes.Opened;
import chat.parley.relay.mailbox.SendOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that fails having written takes nothing of the others with it, in no room. */
class FailingJobTest {
    @TempDir Path data;

    private final TestDevice ada = TestDevice.fresh();
    private final TestDevice eve = TestDevice.fresh();
    private TestRooms rooms;

    @BeforeEach
    void open() throws Exception {
        rooms = new TestRooms(data, "file:");
        rooms.join(ada);
        rooms.join(eve);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    private static AuthenticatedDevice as(TestDevice device) {
        return new AuthenticatedDevice(device.account, device.id);
    }

    private Opened open(TestDevice device, long acked) {
        Counters counters = new Counters(0, acked, device.counters().mac());
        return rooms.mailboxes.open(as(device), counters).orElseThrow();
    }

    private CompletableFuture<Object> fails() {
        return rooms.database
                .lane()
                .durable(
                        tx -> {
                            tx.update("insert into shared (arrival, rows_left) values (99, 0)");
                            throw new IllegalStateException("no");
                        });
    }

    @Test
    void anAcknowledgementStandsThoughSomebodyElsesJobFails() {
        var _ = open(ada, 0);
        for (int i = 0; i < 3; i++) {
            assertInstanceOf(
                    SendOutcome.Accepted.class,
                    rooms.sends.send(as(eve), eve.send(ada, 300)).join());
        }
        CountDownLatch go = TestRooms.holdUp(rooms.database);
        assertTrue(rooms.mailboxes.acknowledge(ada.id, 3));
        CompletableFuture<Object> failing = fails();
        go.countDown();
        assertThrows(CompletionException.class, failing::join);
        assertEquals(0, open(ada, 3).depth());
    }

    @Test
    void aRevocationThatFailsLeavesTheDeviceItsMailbox() {
        TestDevice laptop = ada.sibling();
        LogHead created = new LogHead(ada.account, 0, ada.create().hash());
        LogHead added = put(ada.add(created, laptop), created).join().log().head();
        var _ = open(laptop, 0);
        rooms.logs.onRetirement(
                (tx, device) -> {
                    throw new StorageException("no");
                });
        List<CompletableFuture<SendOutcome>> sent = new ArrayList<>();
        CountDownLatch go = TestRooms.holdUp(rooms.database);
        sent.add(rooms.sends.send(as(eve), toLaptop(laptop)));
        CompletableFuture<LogPutOutcome.Stored> revoking = put(ada.revoke(added, laptop.id), added);
        sent.add(rooms.sends.send(as(eve), toLaptop(laptop)));
        go.countDown();
        assertThrows(CompletionException.class, revoking::join);
        sent.forEach(one -> assertInstanceOf(SendOutcome.Accepted.class, one.join()));
        assertEquals(Optional.of(added), rooms.logs.log(ada.account).map(log -> log.head()));
        assertEquals(2, open(laptop, 0).depth());
        assertEquals(
                LongStream.rangeClosed(1, 2).boxed().toList(),
                rooms.mailboxes.page(laptop.id, 0, 9, Long.MAX_VALUE).frames().stream()
                        .map(frame -> ((Msg) frame).seq())
                        .toList());
        assertEquals(2, new HashSet<>(rooms.waiting(laptop)).size());
    }

    private CompletableFuture<LogPutOutcome.Stored> put(SignedEntry entry, LogHead on) {
        return rooms.logs
                .put(as(ada), ada.account, entry, Optional.of(on))
                .thenApply(LogPutOutcome.Stored.class::cast);
    }

    private Send toLaptop(TestDevice laptop) {
        Send send = eve.send(laptop, 300);
        return new Send(
                send.counters(),
                send.mid(),
                send.cls(),
                send.ttlSeconds(),
                List.of(new KnownHead(ada.account, 1)),
                send.to());
    }
}
