package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a message back, and what lets it go. */
class OutboxTest extends TwoSides {
    @BeforeEach
    void begin() throws Exception {
        ada.connect();
        ben.connect();
    }

    @Override
    boolean makesFailures() {
        return true;
    }

    @Test
    void nothingGoesToSomebodyWhoseLogIsHeld() throws Exception {
        ada.hold(ben);
        ada.send(ben, "not yet");
        // Long enough to try: with less, the test shows less, and does not fail.
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        assertEquals(List.of(), ben.texts(ada));
        assertEquals(0, relay.waiting(ben.identity.device()));
        ada.release(ben);
        eventually(() -> assertEquals(List.of("not yet"), ben.texts(ada)));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, 1L << 48, 1L << 47, 0, -1, Long.MIN_VALUE})
    void anAbsurdTimeOfTheRelayDoesNotKeepAMessagePending(long serverTs) throws Exception {
        relay.script(send -> Optional.of(new RelayFrame.Accepted(send.mid(), serverTs)));
        ada.send(ben, "hello");
        eventually(() -> assertEquals(DeliveryState.ACCEPTED, newestState()));
        Optional<Instant> accepted = ada.messages(ben).getLast().acceptedAt();
        assertEquals(List.of(), ada.bugs);
        ada.kill();
        Files.walkFileTree(folder.resolve("ada").resolve("database"), new Deleting());
        ada.open();
        assertEquals(accepted, ada.messages(ben).getLast().acceptedAt());
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }
    }

    @Test
    void newsOfAPersonEndTheWaitForThem() throws Exception {
        // The log that the first message asks for would be news too.
        var _ = ada.contacts.fetch(ben.account);
        AtomicInteger sends = new AtomicInteger();
        relay.script(
                send -> {
                    sends.incrementAndGet();
                    return Optional.of(
                            new RelayFrame.Reject(
                                    Optional.of(send.mid()),
                                    Optional.empty(),
                                    RejectCode.RATE_LIMITED,
                                    List.of(),
                                    Duration.ofHours(1).toMillis()));
                });
        ada.send(ben, "hello");
        eventually(() -> assertEquals(1, sends.get()));
        relay.script(send -> Optional.empty());
        eventually(
                () -> {
                    ada.delivery.changed(ben.account);
                    assertEquals(List.of("hello"), ben.texts(ada));
                });
    }

    @Test
    void aFailureToReadWhatIsToBeSentSilencesNobody() {
        ada.send(ben, "before");
        eventually(() -> assertEquals(DeliveryState.DELIVERED, newestState()));
        unsoundReceipt();
        ada.send(ben, "in trouble");
        // However long it takes to notice: with less, the test shows less, and does not fail.
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        ada.on(() -> ada.ledger.write(tx -> tx.update("delete from delivery_receipt")));
        ada.send(ben, "after");
        eventually(() -> assertEquals(List.of("before", "in trouble", "after"), ben.texts(ada)));
    }

    /** A receipt that is due and cannot be read. */
    private void unsoundReceipt() {
        ada.on(
                () ->
                        ada.ledger.write(
                                tx ->
                                        tx.update(
                                                """
                                                insert into delivery_receipt (peer, type, from_dev, mid, ts)
                                                values (?, 'NONE', ?, ?, 0)
                                                """,
                                                ben.account.value().toArray(),
                                                ScriptedRelay.bytes(16, 1).toArray(),
                                                ScriptedRelay.bytes(16, 2).toArray())));
    }

    @Test
    void whatCannotBeReadAnyMoreIsShownAsNotSentAndHoldsNothingUp() {
        ada.on(() -> true); // the connection is judged
        ada.disconnect();
        try (Conversation adas = ada.open(ben)) {
            adas.send("lost").join();
            ada.on(
                    () ->
                            ada.ledger.write(
                                    tx -> tx.update("update delivery_outbox set segment = 999")));
            CompletableFuture<Void> sent = ada.delivery.sent();
            ada.connect();
            sent.orTimeout(20, TimeUnit.SECONDS).join();
            assertEquals(DeliveryState.NOT_SENT, newestState());
            assertEquals(ada.messages(ben), adas.state().value().messages());
            adas.send("after").join();
        }
        eventually(() -> assertTrue(ben.texts(ada).contains("after")));
    }

    @Test
    void aDamageElsewhereKeepsAMessageAndDoesNotDropIt() {
        AtomicInteger damaged = new AtomicInteger(1);
        relay.logTrouble =
                account -> {
                    if (damaged.getAndDecrement() > 0) {
                        throw new ParleyException(Trouble.PROFILE_DAMAGED);
                    }
                };
        ada.send(ben, "hello");
        eventually(() -> assertEquals(List.of("hello"), ben.texts(ada)));
    }

    @Test
    void aFaultWhileALogIsAskedForIsReported() throws Exception {
        var _ = ada.contacts.fetch(ben.account);
        relay.logTrouble =
                account -> {
                    throw new IllegalStateException("seeded");
                };
        ada.send(ben, "hello");
        eventually(
                () ->
                        assertTrue(
                                ben.bugs.stream()
                                        .anyMatch(bug -> "seeded".equals(bug.getMessage()))));
    }

    @Test
    void whatCameBeforeItsLogSpeaksOfOtherLogsAllTheSame() throws Exception {
        ben.disconnect();
        relay.log(ada.longer);
        var _ = ada.contacts.fetch(ada.account);
        ada.send(ben, "my log is longer");
        eventually(() -> assertEquals(1, relay.waiting(ben.identity.device())));
        relay.log(ada.log); // from now on the relay hides a part of it
        ben.connect();
        eventually(() -> assertEquals(List.of("my log is longer"), ben.texts(ada)));
        eventually(() -> assertTrue(ben.contacts.held(ada.account)));
    }

    @Test
    void whatCameBeforeItsLogIsConfirmedOnceItIsRead() throws Exception {
        var _ = ada.contacts.fetch(ben.account);
        AtomicInteger asked = new AtomicInteger();
        relay.logTrouble =
                account -> {
                    asked.incrementAndGet();
                    throw new ParleyException(Trouble.RELAY_UNREACHABLE);
                };
        ada.send(ben, "hello");
        eventually(() -> assertEquals(1, asked.get()));
        relay.logTrouble = account -> {};
        // So that the news of the log finds nothing to send yet.
        ben.inOrder = true;
        var _ = ben.contacts.fetch(ada.account);
        eventually(() -> assertEquals(DeliveryState.DELIVERED, newestState()));
    }

    @Test
    void whatIsLongDoneIsForgotten() {
        ada.send(ben, "hello");
        eventually(() -> assertEquals(DeliveryState.DELIVERED, newestState()));
        eventually(() -> assertEquals(List.of(0), rows(ben, "delivery_receipt")));
        List<Side> both = List.of(ada, ben);
        both.forEach(side -> side.daysPass(44));
        assertEquals(List.of(1, 1), rows(ada, "delivery_outbox", "delivery_target"));
        assertEquals(List.of(1), rows(ben, "delivery_seen"));
        both.forEach(side -> side.daysPass(2));
        assertEquals(List.of(0, 0), rows(ada, "delivery_outbox", "delivery_target"));
        assertEquals(List.of(0), rows(ben, "delivery_seen"));
        assertEquals(List.of("hello"), ben.texts(ada));
    }

    private static List<Integer> rows(Side side, String... tables) {
        return side.on(
                () ->
                        side.ledger.read(
                                tx ->
                                        Arrays.stream(tables)
                                                .map(table -> "select count(*) from " + table)
                                                .map(sql -> tx.one(sql, row -> row.getInt(1)))
                                                .map(Optional::orElseThrow)
                                                .toList()));
    }

    private DeliveryState newestState() {
        return ada.messages(ben).getLast().state();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(holds);
    }
}
