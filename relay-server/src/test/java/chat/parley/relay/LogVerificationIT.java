package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.log.Act;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogEntry;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.LogRefusedException.Reason;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.ClientFrame.LogPut;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame.Accepted;
import chat.parley.model.wire.RelayFrame.Log;
import chat.parley.model.wire.RelayFrame.Reject;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Exclusions;
import chat.parley.relay.devices.H2DeviceStore;
import chat.parley.relay.devices.H2ExclusionStore;
import chat.parley.relay.devices.LogPutOutcome;
import chat.parley.relay.limits.Limit;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checking log entries costs the one thread that writes nothing, and one account cannot ask for it without end. */
class LogVerificationIT {
    @TempDir Path data;

    private final TestDevice eve = TestDevice.fresh();

    /** A recovery that nobody signed with the root key. */
    private static SignedEntry bogus(TestDevice by, long seq) {
        return new SignedEntry(
                new LogEntry(
                                1,
                                by.account,
                                seq,
                                TestDevice.random(32),
                                new Act.Recover(by.sibling().keys, false),
                                Optional.empty(),
                                1)
                        .toBytes(),
                List.of(TestDevice.random(64), TestDevice.random(64)));
    }

    @Test
    void whatIsNotSignedNeverReachesTheLane() throws Exception {
        try (DataFolder folder = DataFolder.open(data);
                Database database = Database.open(folder, () -> {})) {
            DeviceLogs logs =
                    new DeviceLogs(
                            database,
                            new H2DeviceStore(),
                            new Exclusions(
                                    database, new H2ExclusionStore(), InstantSource.system()));
            DeviceLog log = DeviceLog.verify(eve.account, List.of(eve.create()));
            database.lane().durable(tx -> logs.create(tx, log)).join();
            AuthenticatedDevice by = new AuthenticatedDevice(eve.account, eve.id);
            SignedEntry add = eve.add(log.head(), eve.sibling());
            logs.put(by, eve.account, add, Optional.of(log.head())).join();
            LogHead head = new LogHead(eve.account, 1, add.hash());

            CountDownLatch go = new CountDownLatch(1);
            var _ =
                    database.lane()
                            .lazy(
                                    tx -> {
                                        try {
                                            go.await();
                                        } catch (InterruptedException e) {
                                            Thread.currentThread().interrupt();
                                        }
                                        return true;
                                    });
            List<CompletableFuture<LogPutOutcome>> answers;
            try {
                answers =
                        List.of(
                                logs.put(by, eve.account, bogus(eve, 1), Optional.of(head)),
                                logs.put(by, eve.account, bogus(eve, 2), Optional.of(head)));
                answers.forEach(
                        answer ->
                                assertEquals(
                                        new LogPutOutcome.Refused(Reason.BAD_SIGNATURE),
                                        answer.getNow(new LogPutOutcome.Forbidden())));
            } finally {
                go.countDown();
            }
        }
    }

    @Test
    void anAccountAppendsAtARateWhoeverItsEntriesAreSignedBy() {
        try (RelayFixture relay = new RelayFixture(data)) {
            TestDevice mallory = relay.join("mallory");
            TestDevice ada = relay.join("ada");
            TestDevice ben = relay.join("ben");
            LogHead head = new LogHead(mallory.account, 0, mallory.create().hash());
            long burst = Limit.LOG_APPEND.rate().burst();
            try (TestSocket mallorys = relay.connect(mallory);
                    TestSocket adas = relay.connect(ada)) {
                for (int i = 0; i <= burst; i++) {
                    mallorys.send(
                            new LogPut(i, mallory.account, bogus(mallory, 1), Optional.of(head)));
                }
                for (int i = 0; i < burst; i++) {
                    assertEquals(RejectCode.LOG_REFUSED, rejected(mallorys).code());
                }
                Reject limited = rejected(mallorys);
                assertEquals(RejectCode.RATE_LIMITED, limited.code());
                assertTrue(limited.retryMs() > 0);
                LogHead on = new LogHead(ada.account, 0, ada.create().hash());
                adas.send(new LogPut(1, ada.account, ada.add(on, ada.sibling()), Optional.of(on)));
                assertEquals(1, ((Log) adas.next(f -> f instanceof Log)).head().seq());
                adas.send(ada.send(ben, 30));
                assertTrue(adas.next(f -> f instanceof Accepted) instanceof Accepted);
            }
        }
    }

    private static Reject rejected(TestSocket socket) {
        return (Reject) socket.next(frame -> frame instanceof Reject);
    }
}
