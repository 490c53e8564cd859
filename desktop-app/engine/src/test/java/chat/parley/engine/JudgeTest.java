package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.MessageClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a device does after its numbers were held against the relay's. */
class JudgeTest extends TwoSides {
    private final AtomicInteger sends = new AtomicInteger();

    @BeforeEach
    void begin() throws Exception {
        ada.connect();
        ben.connect();
        ada.send(ben, "hello");
        eventually(() -> assertEquals(List.of("hello"), ben.texts(ada)));
        eventually(() -> assertEquals(DeliveryState.DELIVERED, newest(ada, ben)));
    }

    @Test
    void aDatabaseThatWentBackInTimeReadsAndNeverSendsAgain() throws Exception {
        ben.disconnect();
        relay.counters(
                ben.identity.device(), Optional.of(ben.countersAfter(1000)), Optional.empty());
        countSendsToAda();
        ben.send(ada, "stays here");
        ben.connect();
        ada.send(ben, "is read");
        eventually(() -> assertTrue(ben.texts(ada).contains("is read")));
        assertEquals(Optional.of(Trouble.SENDING_STOPPED), ben.delivery.stopped().value());
        ben.kill();
        ben.open();
        ben.connect();
        ada.send(ben, "is read as well");
        eventually(() -> assertTrue(ben.texts(ada).contains("is read as well")));
        assertEquals(Optional.of(Trouble.SENDING_STOPPED), ben.delivery.stopped().value());
        assertEquals(DeliveryState.PENDING, state(ben, ada, "stays here"));
        assertEquals(0, sends.get());
        assertTrue(relay.waiting(ben.identity.device()) > 0, "nothing is acknowledged");
    }

    @Test
    void nothingIsTakenOfARelayThatLies() {
        lies(() -> {});
    }

    @Test
    void aBusyLaneTakesNothingBeforeTheConnectionIsJudged() {
        CountDownLatch go = new CountDownLatch(1);
        ben.lane.run(go::await);
        // Waits for the lane, so that a step to take it is there already when the connection
        // changes.
        ada.send(ben, "on the first connection");
        eventually(() -> assertEquals(1, relay.waiting(ben.identity.device())));
        lies(go::countDown);
    }

    private void lies(Runnable connected) {
        ben.disconnect();
        relay.counters(
                ben.identity.device(),
                Optional.of(new Counters(1000, 1000, ScriptedRelay.bytes(32, 5))),
                Optional.empty());
        ada.send(ben, "through the lying one");
        eventually(() -> assertTrue(relay.waiting(ben.identity.device()) > 0));
        countSendsToAda();
        ben.connect();
        connected.run();
        eventually(
                () ->
                        assertEquals(
                                Optional.of(Trouble.RELAY_KEY_WRONG),
                                ben.delivery.stopped().value()));
        ben.on(() -> true);
        assertEquals(List.of("hello"), ben.texts(ada));
        assertTrue(relay.waiting(ben.identity.device()) > 0, "acknowledged to a relay that lies");
        assertEquals(0, sends.get());
    }

    @Test
    void whatARestoredRelayLostIsSentAgain() {
        ben.disconnect();
        ada.send(ben, "lost with the relay");
        eventually(() -> assertEquals(DeliveryState.ACCEPTED, newest(ada, ben)));
        ada.disconnect();
        relay.dropAllMail();
        relay.counters(ada.identity.device(), Optional.empty(), Optional.empty());
        relay.restore(() -> {});
        ada.connect();
        ben.connect();
        eventually(() -> assertEquals(List.of("hello", "lost with the relay"), ben.texts(ada)));
    }

    @Test
    void whatIsBehindAGapIsShownAlsoWhenTheConnectionChangesWhileItArrives() {
        CountDownLatch go = new CountDownLatch(1);
        ben.lane.run(go::await);
        Forger forger = new Forger(ada, relay);
        forger.slip(ben, forger.said(ben, 3, "behind a gap"));
        ben.disconnect();
        ben.connect();
        go.countDown();
        eventually(() -> assertTrue(ben.texts(ada).contains("behind a gap")));
    }

    private void countSendsToAda() {
        relay.script(
                send -> {
                    boolean toAda =
                            send.to().stream()
                                    .anyMatch(to -> to.device().equals(ada.identity.device()));
                    if (toAda && send.cls() == MessageClass.DURABLE) {
                        sends.incrementAndGet();
                    }
                    return Optional.empty();
                });
    }

    private static DeliveryState newest(Side of, Side with) {
        return of.messages(with).getLast().state();
    }

    private static DeliveryState state(Side of, Side with, String text) {
        return of.messages(with).stream()
                .filter(message -> Side.text(message).equals(text))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(holds);
    }
}
