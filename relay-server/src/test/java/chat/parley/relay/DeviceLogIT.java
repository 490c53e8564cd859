package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.http.PreKeyCount;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.LogRefusedException;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.ClientFrame.LogGet;
import chat.parley.model.wire.ClientFrame.LogPut;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.RelayFrame.Accepted;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Log;
import chat.parley.model.wire.RelayFrame.Nonce;
import chat.parley.model.wire.RelayFrame.Poke;
import chat.parley.model.wire.RelayFrame.PokeKind;
import chat.parley.model.wire.RelayFrame.Reject;
import chat.parley.relay.limits.LimitSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device logs through the relay: growing, racing, ending devices. */
class DeviceLogIT {
    @TempDir Path data;

    private RelayFixture relay;
    private TestDevice ada;

    @BeforeEach
    void start() {
        relay = new RelayFixture(data, config -> config.limits(LimitSettings.none()));
        ada = relay.join("ada");
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private LogHead head(TestDevice device) {
        return new LogHead(device.account, 0, device.create().hash());
    }

    private static RelayFrame put(TestSocket socket, TestDevice by, SignedEntry entry, LogHead on) {
        socket.send(new LogPut(1, by.account, entry, Optional.of(on)));
        return socket.next(frame -> frame instanceof Log || frame instanceof Reject);
    }

    @Test
    void aSecondDeviceIsAddedAndTheFirstIsPoked() {
        TestDevice laptop = ada.sibling();
        try (TestSocket adas = relay.connect(ada)) {
            adas.next(Empty.class);
            SignedEntry add = ada.add(head(ada), laptop);
            adas.send(new LogPut(3, ada.account, add, Optional.of(head(ada))));
            Poke poke =
                    (Poke) adas.next(frame -> frame instanceof Poke p && p.kind() == PokeKind.LOG);
            assertEquals(1, poke.head().orElseThrow().seq());
            Log log = adas.next(Log.class);
            assertEquals(3, log.id());
            assertEquals(1, log.from());
            assertEquals(List.of(add), log.entries());
            assertEquals(new LogHead(ada.account, 1, add.hash()), log.head());
        }
        try (TestSocket laptops = relay.connect(laptop)) {
            laptops.next(Empty.class);
        }
    }

    @Test
    void anEntryThatStandsAlreadySucceedsWhateverTheHead() {
        TestDevice laptop = ada.sibling();
        SignedEntry add = ada.add(head(ada), laptop);
        try (TestSocket adas = relay.connect(ada)) {
            put(adas, ada, add, head(ada));
            Log again = (Log) put(adas, ada, add, head(ada));
            assertEquals(1, again.head().seq());
            Log first = (Log) put(adas, ada, ada.create(), head(ada));
            assertEquals(2, first.entries().size());
        }
    }

    @Test
    void ofTwoWhoAppendAtOnceOneLosesAndHearsTheHead() {
        List<TestSocket> sockets = new ArrayList<>();
        TestDevice laptop = relay.addDevice(ada);
        LogHead on = new LogHead(ada.account, 1, ada.add(head(ada), laptop).hash());
        sockets.add(relay.connect(ada));
        sockets.add(relay.connect(laptop));
        SignedEntry byAda = ada.add(on, ada.sibling());
        SignedEntry byLaptop = laptop.add(on, ada.sibling());
        var first = CompletableFuture.supplyAsync(() -> put(sockets.get(0), ada, byAda, on));
        var second = CompletableFuture.supplyAsync(() -> put(sockets.get(1), ada, byLaptop, on));
        List<RelayFrame> answers = List.of(first.join(), second.join());
        Log won = (Log) answers.stream().filter(Log.class::isInstance).findFirst().orElseThrow();
        Reject lost =
                (Reject)
                        answers.stream().filter(Reject.class::isInstance).findFirst().orElseThrow();
        assertEquals(RejectCode.HEAD_MOVED, lost.code());
        assertEquals(List.of(won.head()), lost.heads());
        sockets.forEach(TestSocket::close);
    }

    @Test
    void junkAndOthersAreKeptOut() {
        TestDevice eve = relay.join("eve");
        TestDevice laptop = ada.sibling();
        SignedEntry add = ada.add(head(ada), laptop);
        try (TestSocket eves = relay.connect(eve);
                TestSocket adas = relay.connect(ada)) {
            eves.send(new LogPut(1, ada.account, add, Optional.of(head(ada))));
            assertEquals(
                    RejectCode.FORBIDDEN,
                    ((Reject) eves.next(frame -> frame instanceof Reject)).code());
            SignedEntry forged = new SignedEntry(add.entry(), eve.add(head(eve), laptop).sigs());
            assertRefused(put(adas, ada, forged, head(ada)));
            SignedEntry unreadable =
                    new SignedEntry(TestDevice.random(50), List.of(TestDevice.random(64)));
            assertRefused(put(adas, ada, unreadable, head(ada)));
            assertRefused(put(adas, ada, eve.create(), head(ada)));
            TestDevice twin = eve.posingIn(ada);
            assertRefused(put(adas, ada, ada.add(head(ada), twin), head(ada)));
            Reject moved =
                    (Reject)
                            put(adas, ada, add, new LogHead(ada.account, 0, TestDevice.random(32)));
            assertEquals(RejectCode.HEAD_MOVED, moved.code());
            adas.send(new LogGet(9, ada.account, 0));
            assertEquals(
                    1,
                    ((Log) adas.next(frame -> frame instanceof Log l && l.id() == 9))
                            .entries()
                            .size());
        }
    }

    private static void assertRefused(RelayFrame answer) {
        assertEquals(RejectCode.LOG_REFUSED, ((Reject) answer).code());
    }

    @Test
    void aRevokedDeviceLosesSocketSessionQueueAndPrekeys() {
        TestDevice ben = relay.join("ben");
        TestDevice laptop = relay.addDevice(ada);
        LogHead on = new LogHead(ada.account, 1, ada.add(head(ada), laptop).hash());
        TestHttp http = relay.httpAs(laptop);
        assertEquals(200, http.put("/v1/prekeys", TestDevice.preKeys(1, 3, 3)).status());
        try (TestSocket bens = relay.connect(ben);
                TestSocket adas = relay.connect(ada);
                TestSocket laptops = TestSocket.open(relay.url())) {
            bens.next(Empty.class);
            var session = laptops.hello(laptop, relay.pin()).session();
            bens.send(ben.sendTo(laptop, 1, 30));
            bens.next(Accepted.class);
            assertEquals(2, ((Log) put(adas, ada, ada.revoke(on, laptop.id), on)).head().seq());
            assertEquals(CloseCode.REVOKED.code(), laptops.closeCode());
            for (TestHttp old : List.of(http, relay.http().as(session.token()))) {
                assertEquals(401, old.get("/v1/prekeys").status());
            }
            assertEquals(
                    404,
                    relay.httpAs(ben)
                            .get("/v1/prekeys/" + ada.account.text() + "/" + laptop.id.text())
                            .status());
        }
        try (TestSocket laptops = TestSocket.open(relay.url())) {
            laptops.send(laptop.hello(relay.pin(), laptops.next(Nonce.class)));
            assertEquals(CloseCode.REVOKED.code(), laptops.closeCode());
        }
        try (TestSocket bens = relay.connect(ben)) {
            bens.send(ben.sendTo(laptop, 2, 30));
            assertEquals(
                    RejectCode.UNKNOWN_DEVICE,
                    ((Reject) bens.next(frame -> frame instanceof Reject)).code());
            bens.send(ben.sendTo(ada, 1, 30));
            Reject stale = (Reject) bens.next(frame -> frame instanceof Reject);
            assertEquals(RejectCode.STALE_HEADS, stale.code());
            assertEquals(2, stale.heads().getFirst().seq());
        }
    }

    @Test
    void recoverOverrulesWhatAThiefAppended() throws LogRefusedException {
        TestDevice thief = relay.addDevice(ada);
        TestDevice fresh = ada.sibling();
        try (TestSocket adas = relay.connect(ada);
                TestSocket thieves = relay.connect(thief)) {
            LogHead stolen = new LogHead(ada.account, 1, ada.add(head(ada), thief).hash());
            adas.send(
                    new LogPut(1, ada.account, ada.recover(head(ada), fresh), Optional.of(stolen)));
            assertEquals(CloseCode.REVOKED.code(), thieves.closeCode());
            assertEquals(CloseCode.REVOKED.code(), adas.closeCode());
        }
        relay.restart();
        try (TestSocket freshs = relay.connect(fresh)) {
            freshs.next(Empty.class);
            freshs.send(new LogGet(1, ada.account, 0));
            Log log = freshs.next(Log.class);
            assertEquals(2, log.entries().size());
            DeviceLog verified = DeviceLog.verify(ada.account, log.entries());
            assertEquals(1, verified.active().size());
            assertTrue(verified.device(fresh.id).orElseThrow().active());
        }
    }

    @Test
    void longLogsComeInPages() {
        LogHead on = head(ada);
        try (TestSocket adas = relay.connect(ada)) {
            for (int i = 0; i < 20; i++) {
                TestDevice next = ada.sibling();
                Log added = (Log) put(adas, ada, ada.add(on, next), on);
                Log revoked = (Log) put(adas, ada, ada.revoke(added.head(), next.id), added.head());
                on = revoked.head();
            }
            adas.send(new LogGet(1, ada.account, 0));
            Log first = (Log) adas.next(frame -> frame instanceof Log);
            assertEquals(32, first.entries().size());
            adas.send(new LogGet(2, ada.account, 32));
            Log second = (Log) adas.next(frame -> frame instanceof Log);
            assertEquals(9, second.entries().size());
            assertEquals(on, second.head());
        }
        assertEquals(
                new PreKeyCount(0, 0), relay.httpAs(ada).get("/v1/prekeys").as(PreKeyCount.class));
    }
}
