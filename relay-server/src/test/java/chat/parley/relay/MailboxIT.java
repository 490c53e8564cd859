package chat.parley.relay;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.id.MessageId;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.ClientFrame.Ack;
import chat.parley.model.wire.ClientFrame.Ping;
import chat.parley.model.wire.ClientFrame.Send;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.KnownHead;
import chat.parley.model.wire.Limits;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.Recipient;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.RelayFrame.Accepted;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Gone;
import chat.parley.model.wire.RelayFrame.GoneReason;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.RelayFrame.Pong;
import chat.parley.model.wire.RelayFrame.Reject;
import chat.parley.model.wire.RelayFrame.Welcome;
import chat.parley.relay.limits.Limit;
import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.mailbox.MailboxLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits, how it is pushed, and what happens where something cannot be kept. */
class MailboxIT {
    private static final Duration SHORTLY = Duration.ofMillis(300);
    private static final Duration MONTH = Duration.ofDays(31);

    @TempDir Path data;

    private final TestClock clock = new TestClock();
    private RelayFixture relay;
    private TestDevice ada;
    private TestDevice ben;

    @BeforeEach
    void start() {
        start("relay", config -> config.limits(LimitSettings.none()));
    }

    private void start(String folder, UnaryOperator<RelayConfig> change) {
        if (relay != null) {
            relay.close();
        }
        relay =
                new RelayFixture(
                        data.resolve(folder), config -> change.apply(config.clocks(clock, clock)));
        ada = relay.join("ada");
        ben = relay.join("ben");
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private List<MessageId> send(TestDevice from, TestDevice to, int count, int size) {
        List<MessageId> mids = new ArrayList<>();
        try (TestSocket socket = relay.connect(from)) {
            socket.next(Empty.class);
            for (int i = 0; i < count; i++) {
                Send send = from.send(to, size);
                mids.add(send.mid());
                socket.send(send);
            }
            for (MessageId mid : mids) {
                assertEquals(mid, socket.next(Accepted.class).mid());
            }
        }
        return mids;
    }

    /** Waits until the relay has worked off the frames sent so far. */
    private void settle(TestSocket socket, TestDevice device) {
        socket.send(new Ping(device.counters()));
        socket.next(frame -> frame instanceof Pong);
    }

    @Test
    void theWindowHolds128Messages() {
        List<MessageId> sent = send(ada, ben, 300, 100);
        List<MessageId> seen = new ArrayList<>();
        try (TestSocket bens = relay.connect(ben)) {
            for (int i = 0; i < Limits.WINDOW_MESSAGES; i++) {
                seen.add(bens.next(Msg.class).mid());
            }
            assertNull(bens.poll(SHORTLY), "the window is full");
            bens.send(new Ack(100, ben.counters()));
            for (int i = 0; i < 100; i++) {
                seen.add(bens.next(Msg.class).mid());
            }
            assertNull(bens.poll(SHORTLY), "the window is full again");
            bens.send(new Ack(228, ben.counters()));
            for (int i = 0; i < 72; i++) {
                seen.add(bens.next(Msg.class).mid());
            }
            assertEquals(300, bens.next(Empty.class).seq());
        }
        assertEquals(sent, seen);
    }

    @Test
    void theWindowHoldsTwoMebibytes() {
        send(ada, ben, 50, Limits.CIPHERTEXT);
        try (TestSocket bens = relay.connect(ben)) {
            int most = Limits.WINDOW_BYTES / Limits.CIPHERTEXT;
            for (int i = 1; i <= most; i++) {
                assertEquals(i, bens.next(Msg.class).seq());
            }
            assertNull(bens.poll(SHORTLY));
            bens.send(new Ack(most, ben.counters()));
            assertEquals(most + 1, bens.next(Msg.class).seq());
        }
    }

    @Test
    void aConnectedDeviceGetsEverythingOnceInOrderWhileItArrives() {
        try (TestSocket adas = relay.connect(ada);
                TestSocket bens = relay.connect(ben)) {
            bens.next(Empty.class);
            for (int i = 0; i < 1000; i++) {
                adas.send(ada.send(ben, 50));
            }
            for (int i = 1; i <= 1000; i++) {
                assertEquals(i, bens.next(Msg.class).seq());
                if (i % 50 == 0) {
                    bens.send(new Ack(i, ben.counters()));
                }
            }
            assertNull(bens.poll(SHORTLY));
        }
        await().until(() -> depth(ben) == 0);
    }

    private long depth(TestDevice device) {
        try (TestSocket socket = TestSocket.open(relay.url())) {
            return socket.hello(device, relay.pin()).queueDepth();
        }
    }

    @Test
    void anAckOfWhatWasNeverSentClosesTheSocket() {
        send(ada, ben, 3, 50);
        try (TestSocket bens = relay.connect(ben)) {
            bens.send(new Ack(4, ben.counters()));
            assertEquals(CloseCode.MALFORMED.code(), bens.closeCode());
        }
        assertEquals(3, depth(ben));
    }

    @Test
    void anAckForAnEarlierConnectionCountsOnTheNext() {
        send(ada, ben, 5, 50);
        try (TestSocket bens = relay.connect(ben)) {
            bens.send(new Ack(3, ben.counters()));
            settle(bens, ben);
        }
        await().until(() -> depth(ben) == 2);
        try (TestSocket bens = relay.connect(ben)) {
            assertEquals(4, bens.next(Msg.class).seq());
            bens.send(new Ack(5, ben.counters()));
            settle(bens, ben);
        }
        await().until(() -> depth(ben) == 0);
        try (TestSocket bens = relay.connect(ben)) {
            assertEquals(5, bens.next(Empty.class).seq());
            send(ada, ben, 1, 50);
            assertEquals(6, bens.next(Msg.class).seq(), "numbers never go back");
        }
    }

    @Test
    void numbersDoNotGoBackWhenAllIsReadAndTheRelayRestarts() {
        send(ada, ben, 5, 50);
        try (TestSocket bens = relay.connect(ben)) {
            bens.send(new Ack(5, ben.counters()));
            settle(bens, ben);
        }
        await().until(() -> depth(ben) == 0);
        relay.restart();
        send(ada, ben, 1, 50);
        try (TestSocket bens = relay.connect(ben)) {
            assertEquals(6, bens.next(Msg.class).seq());
        }
    }

    @Test
    void ephemeralReachesWhoeverIsThereAndIsNotAnswered() {
        try (TestSocket adas = relay.connect(ada)) {
            adas.next(Empty.class);
            adas.send(ada.send(MessageClass.EPHEMERAL, ben, TestDevice.random(40)));
            try (TestSocket bens = relay.connect(ben)) {
                bens.next(Empty.class);
                Send typing = ada.send(MessageClass.EPHEMERAL, ben, TestDevice.random(40));
                adas.send(typing);
                Msg message = bens.next(Msg.class);
                assertEquals(0, message.seq());
                assertEquals(typing.mid(), message.mid());
                assertEquals(MessageClass.EPHEMERAL, message.cls());
            }
            settle(adas, ada);
            assertNull(adas.poll(SHORTLY), "no answer");
        }
        assertEquals(0, depth(ben));
    }

    @Test
    void aCallWaitsForAMinute() {
        try (TestSocket adas = relay.connect(ada)) {
            adas.next(Empty.class);
            Send ring = ada.send(MessageClass.CALL, ben, TestDevice.random(40));
            adas.send(ring);
            assertEquals(ring.mid(), adas.next(Accepted.class).mid());
            try (TestSocket bens = relay.connect(ben)) {
                assertEquals(ring.mid(), bens.next(Msg.class).mid());
            }
            await().until(() -> depth(ben) == 0);
            adas.send(ada.send(MessageClass.CALL, ben, TestDevice.random(40)));
            adas.next(Accepted.class);
            clock.forward(Duration.ofSeconds(61));
            try (TestSocket bens = relay.connect(ben)) {
                bens.next(Empty.class);
            }
        }
    }

    @Test
    void oneAccountsCallsTakeUpLittleAndLeaveOthersTheirPlace() {
        TestDevice eve = relay.join("eve");
        try (TestSocket eves = relay.connect(eve);
                TestSocket adas = relay.connect(ada)) {
            List<RelayFrame> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                eves.send(eve.send(MessageClass.CALL, ben, TestDevice.random(64 * 1024)));
                answers.add(eves.next(any -> any instanceof Accepted || any instanceof Reject));
            }
            Reject full = assertInstanceOf(Reject.class, answers.getLast());
            assertEquals(RejectCode.MAILBOX_FULL, full.code());
            assertEquals(60_000, full.retryMs());
            Send ring = ada.send(MessageClass.CALL, ben, TestDevice.random(40));
            adas.send(ring);
            adas.next(any -> any instanceof Accepted);
            try (TestSocket bens = relay.connect(ben)) {
                bens.next(any -> any instanceof Msg msg && msg.mid().equals(ring.mid()));
                eves.send(eve.send(MessageClass.CALL, ben, TestDevice.random(64 * 1024)));
                eves.next(any -> any instanceof Accepted);
            }
        }
    }

    @Test
    void whatExpiresIsSaidToBeGone() {
        send(ada, ben, 3, 50);
        clock.forward(Duration.ofMinutes(30));
        send(ada, ben, 2, 50);
        clock.forward(Duration.ofMinutes(45)); // messages of this test live for an hour
        try (TestSocket bens = relay.connect(ben)) {
            assertEquals(new Gone(1, 3, GoneReason.EXPIRED), bens.next(Gone.class));
            assertEquals(4, bens.next(Msg.class).seq());
            assertEquals(5, bens.next(Msg.class).seq());
            assertEquals(5, bens.next(Empty.class).seq());
        }
        clock.forward(MONTH);
        try (TestSocket bens = relay.connect(ben)) {
            assertEquals(new Gone(1, 5, GoneReason.EXPIRED), bens.next(Gone.class));
            assertEquals(5, bens.next(Empty.class).seq());
            bens.send(new Ack(5, ben.counters()));
            settle(bens, ben);
        }
        try (TestSocket bens = relay.connect(ben)) {
            assertEquals(5, bens.next(Empty.class).seq());
        }
    }

    @Test
    void aFullMailboxRefusesAndTheSenderKeepsIt() {
        start(
                "small",
                config -> config.limits(LimitSettings.none()).mailbox(new MailboxLimits(6, 2000)));
        send(ada, ben, 3, 50);
        try (TestSocket adas = relay.connect(ada)) {
            adas.next(Empty.class);
            Send send = ada.send(ben, 50);
            adas.send(send);
            Reject reject = adas.next(Reject.class);
            assertEquals(Optional.of(send.mid()), reject.mid());
            assertEquals(RejectCode.MAILBOX_FULL, reject.code());
            assertTrue(reject.retryMs() > 0);
            try (TestSocket bens = relay.connect(ben)) {
                bens.send(new Ack(2, ben.counters()));
                settle(bens, ben);
            }
            await().until(() -> depth(ben) == 1);
            adas.send(send);
            adas.next(Accepted.class);
            adas.send(ada.send(ben, 2000));
            assertEquals(RejectCode.MAILBOX_FULL, adas.next(Reject.class).code());
        }
    }

    /** Counts what is accepted of one after the other until the first refusal. */
    private int fill(TestDevice from, TestDevice to, int size) {
        try (TestSocket socket = relay.connect(from)) {
            for (int accepted = 0; ; accepted++) {
                socket.send(from.send(to, size));
                if (socket.next(f -> f instanceof Accepted || f instanceof Reject)
                        instanceof Reject reject) {
                    assertEquals(RejectCode.MAILBOX_FULL, reject.code());
                    return accepted;
                }
            }
        }
    }

    @Test
    void nobodyClosesAMailboxToEverybody() {
        start(
                "small",
                config ->
                        config.limits(LimitSettings.none()).mailbox(new MailboxLimits(24, 12_000)));
        TestDevice eve = relay.join("eve");
        TestDevice mallory = relay.join("mallory");
        assertEquals(12, fill(eve, ben, 10)); // half of it
        assertEquals(6, fill(mallory, ben, 10)); // half of the rest, and so on
        assertEquals(3, fill(ada, ben, 10));
        relay.restart();
        assertEquals(0, fill(eve, ben, 10), "a restart forgets no share");
        assertEquals(0, fill(mallory, ben, 10));
        try (TestSocket bens = relay.connect(ben)) {
            bens.send(new Ack(12, ben.counters()));
            settle(bens, ben);
        }
        await().until(() -> depth(ben) == 9);
        assertEquals(7, fill(eve, ben, 10), "what was taken counts no more");
    }

    @Test
    void bytesAreSharedLikeMessages() {
        start(
                "small",
                config ->
                        config.limits(LimitSettings.none())
                                .mailbox(new MailboxLimits(10_000, 8_000)));
        TestDevice eve = relay.join("eve");
        assertEquals(4, fill(eve, ben, 1000));
        assertEquals(2, fill(ada, ben, 1000));
        assertEquals(0, fill(eve, ben, 1000));
    }

    /** What a device sends to its siblings is not a stranger's. */
    @Test
    void ownDevicesUseTheWholeMailbox() {
        start(
                "small",
                config ->
                        config.limits(LimitSettings.none()).mailbox(new MailboxLimits(8, 12_000)));
        TestDevice laptop = relay.addDevice(ben);
        try (TestSocket bens = relay.connect(ben)) {
            bens.next(Empty.class);
            for (int i = 0; i < 8; i++) {
                bens.send(ben.sendTo(laptop, 1, 10));
                bens.next(frame -> frame instanceof Accepted);
            }
        }
        assertEquals(8, depth(laptop));
    }

    @Test
    void oneFullDeviceOfSeveralIsToldOfItsGap() {
        start(
                "small",
                config -> config.limits(LimitSettings.none()).mailbox(new MailboxLimits(6, 2000)));
        TestDevice laptop = relay.addDevice(ben);
        try (TestSocket adas = relay.connect(ada)) {
            adas.next(Empty.class);
            for (long i = 1; i <= 5; i++) {
                ada.clientSeq++;
                adas.send(
                        new Send(
                                ada.counters(),
                                MessageId.random(new SecureRandom()),
                                MessageClass.DURABLE,
                                3600,
                                List.of(new KnownHead(ben.account, 1)),
                                List.of(
                                        new Recipient(ben.id, TestDevice.random(20)),
                                        new Recipient(laptop.id, TestDevice.random(20)))));
                adas.next(Accepted.class);
                try (TestSocket bens = relay.connect(ben)) {
                    bens.send(new Ack(i, ben.counters()));
                    settle(bens, ben);
                }
            }
        }
        relay.restart();
        try (TestSocket laptops = relay.connect(laptop)) {
            for (int i = 1; i <= 3; i++) {
                assertEquals(i, laptops.next(Msg.class).seq());
            }
            assertEquals(new Gone(4, 5, GoneReason.FULL), laptops.next(Gone.class));
            assertEquals(5, laptops.next(Empty.class).seq());
        }
    }

    @Test
    void countersComeBackInTheWelcome() {
        TestSocket socket = TestSocket.open(relay.url());
        Welcome first = socket.hello(ada, relay.pin());
        assertEquals(Optional.empty(), first.sent());
        assertEquals(Optional.empty(), first.last());
        Send send = ada.send(ben, 10);
        socket.send(send);
        socket.next(frame -> frame instanceof Accepted);
        ada.clientSeq = 7;
        Ping ping = new Ping(ada.counters());
        socket.send(ping);
        socket.next(frame -> frame instanceof Pong);
        socket.close();
        for (int i = 0; i < 2; i++) {
            try (TestSocket again = TestSocket.open(relay.url())) {
                ada.clientSeq = 90L + i; // what a hello says changes nothing
                Welcome welcome = again.hello(ada, relay.pin());
                assertEquals(Optional.of(send.counters()), welcome.sent());
                assertEquals(Optional.of(ping.counters()), welcome.last());
                again.closePolitely();
                again.closeCode();
            }
            relay.restart();
        }
    }

    @Test
    void aDeviceAheadOfTheMailboxGetsAnotherIncarnation() {
        send(ada, ben, 2, 50);
        Welcome before;
        try (TestSocket bens = TestSocket.open(relay.url())) {
            before = bens.hello(ben, relay.pin());
        }
        ben.lastAck = 50;
        Welcome after;
        try (TestSocket bens = TestSocket.open(relay.url())) {
            after = bens.hello(ben, relay.pin());
            assertEquals(1, bens.next(Msg.class).seq());
        }
        assertNotEquals(before.mailbox(), after.mailbox());
        assertEquals(before.store(), after.store());
        assertEquals(Optional.empty(), after.last());
        ben.lastAck = 0;
        relay.restart();
        try (TestSocket bens = TestSocket.open(relay.url())) {
            assertEquals(after.mailbox(), bens.hello(ben, relay.pin()).mailbox());
        }
        try (TestSocket adas = TestSocket.open(relay.url())) {
            assertEquals(before.mailbox(), adas.hello(ada, relay.pin()).mailbox());
        }
    }

    @Test
    void aFolderThatWasCopiedBackHasOtherIncarnations() throws IOException {
        send(ada, ben, 2, 50);
        Welcome before;
        try (TestSocket adas = TestSocket.open(relay.url())) {
            before = adas.hello(ada, relay.pin());
            assertTrue(before.sent().isPresent());
        }
        relay.close();
        Path copy = data.resolve("copy");
        Files.createDirectory(copy);
        try (var files = Files.list(data.resolve("relay"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        relay =
                new RelayFixture(
                        copy, config -> config.clocks(clock, clock).limits(LimitSettings.none()));
        for (int i = 0; i < 2; i++) {
            try (TestSocket adas = TestSocket.open(relay.url())) {
                Welcome after = adas.hello(ada, relay.pin());
                assertNotEquals(before.mailbox(), after.mailbox());
                assertNotEquals(before.store(), after.store());
                // what tells a device that its own database went back stays
                assertEquals(before.sent(), after.sent());
                assertEquals(Optional.empty(), after.last());
                if (i == 1) {
                    relay.restart();
                }
            }
        }
        assertEquals(2, depth(ben));
    }

    @Test
    void strangersAreHeldToASlowerRateUntilTheyAreAnswered() {
        start("strict", config -> config);
        try (TestSocket adas = relay.connect(ada);
                TestSocket bens = relay.connect(ben)) {
            for (int i = 0; i < 60; i++) {
                adas.send(ada.send(ben, 10));
                adas.next(frame -> frame instanceof Accepted);
            }
            Send more = ada.send(ben, 10);
            adas.send(more);
            Reject reject = adas.next(Reject.class);
            assertEquals(RejectCode.RATE_LIMITED, reject.code());
            assertEquals(1000, reject.retryMs());
            clock.forward(Duration.ofMillis(reject.retryMs()));
            adas.send(more);
            adas.next(Accepted.class);
            bens.send(ben.send(ada, 10));
            bens.next(frame -> frame instanceof Accepted);
            for (int i = 0; i < 100; i++) {
                adas.send(ada.send(ben, 10));
                adas.next(frame -> frame instanceof Accepted);
            }
        }
    }

    @Test
    void aDeviceSendsSoMuchAndNoMore() {
        start(
                "strict",
                config ->
                        config.limits(
                                LimitSettings.defaults()
                                        .with(Limit.SEND_STRANGER, Limit.SEND.rate())));
        try (TestSocket adas = relay.connect(ada)) {
            adas.next(Empty.class);
            List<RelayFrame> answers = new ArrayList<>();
            for (int i = 0; i < 201; i++) {
                adas.send(ada.send(ben, 10));
                answers.add(
                        adas.next(frame -> frame instanceof Accepted || frame instanceof Reject));
            }
            assertEquals(200, answers.stream().filter(Accepted.class::isInstance).count());
            Reject reject = (Reject) answers.getLast();
            assertEquals(RejectCode.RATE_LIMITED, reject.code());
            assertEquals(50, reject.retryMs());
        }
    }

    @Test
    void sendsAreForKnownAccountsAndTheirActiveDevices() {
        TestDevice nobody = TestDevice.fresh();
        try (TestSocket adas = relay.connect(ada)) {
            adas.next(Empty.class);
            adas.send(ada.send(nobody, 10));
            assertEquals(RejectCode.UNKNOWN_ACCOUNT, adas.next(Reject.class).code());
            adas.send(ada.send(nobody.posingIn(ben), 10));
            assertEquals(RejectCode.UNKNOWN_DEVICE, adas.next(Reject.class).code());
            Send send = ada.send(ben, 10);
            adas.send(
                    new Send(
                            send.counters(),
                            send.mid(),
                            send.cls(),
                            60,
                            List.of(new KnownHead(ben.account, 3)),
                            send.to()));
            Reject stale = adas.next(Reject.class);
            assertEquals(RejectCode.STALE_HEADS, stale.code());
            assertEquals(0, stale.heads().getFirst().seq());
            assertEquals(ben.create().hash(), stale.heads().getFirst().hash());
            adas.send(new Send(send.counters(), send.mid(), send.cls(), 60, List.of(), send.to()));
            assertEquals(RejectCode.UNKNOWN_DEVICE, adas.next(Reject.class).code());
            adas.send(new Send(send.counters(), send.mid(), send.cls(), 60, List.of(), List.of()));
            adas.next(Accepted.class);
        }
        assertEquals(0, depth(ben));
    }

    @Test
    void logGetGivesAnybodysLog() {
        try (TestSocket adas = relay.connect(ada)) {
            adas.next(Empty.class);
            adas.send(new ClientFrame.LogGet(5, ben.account, 0));
            RelayFrame.Log log = adas.next(RelayFrame.Log.class);
            assertEquals(5, log.id());
            assertEquals(List.of(ben.create()), log.entries());
            adas.send(new ClientFrame.LogGet(6, ben.account, 9));
            assertEquals(List.of(), adas.next(RelayFrame.Log.class).entries());
            adas.send(new ClientFrame.LogGet(7, TestDevice.fresh().account, 0));
            Reject reject = adas.next(Reject.class);
            assertEquals(RejectCode.UNKNOWN_ACCOUNT, reject.code());
            assertEquals(Optional.of(7L), reject.id());
        }
    }
}
