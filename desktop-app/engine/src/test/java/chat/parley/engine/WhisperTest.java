package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Typing and presence from one device to another, under the rule that the real relay has for sends. */
class WhisperTest extends TwoSides {
    @BeforeEach
    void begin() throws Exception {
        ada.connect();
        ben.connect();
        // What hands the keys over.
        ada.send(ben, "hello");
        eventually(() -> assertEquals(List.of("hello"), ben.texts(ada)));
    }

    @Test
    void typingIsSeenAndEnds() {
        assertTypingIsSeenAndEnds();
    }

    private void assertTypingIsSeenAndEnds() {
        try (Conversation atBen = ben.chats.open(ben.chatWith(ada))) {
            eventually(
                    () -> {
                        ada.delivery.typing(ben.account, true);
                        assertTrue(atBen.state().value().typing());
                    });
            ada.delivery.typing(ben.account, false);
            eventually(() -> assertFalse(atBen.state().value().typing()));
        }
    }

    @Test
    void presenceIsSeenAndEndsWithAGoodbye() {
        // The first heartbeat after the key was handed over may be 20 s away.
        ada.disconnect();
        ada.connect();
        eventually(() -> assertTrue(presence().online()));
        ada.delivery.goodbye();
        eventually(() -> assertFalse(presence().online()));
        assertTrue(presence().lastSeen().isPresent());
    }

    /** Ada wrote and Ben did not answer; that his device confirmed it is no answer. */
    @Test
    void whoMerelyWroteDoesNotSeeWhoIsHere() {
        eventually(
                () -> assertEquals(DeliveryState.DELIVERED, ada.messages(ben).getLast().state()));
        ben.disconnect();
        ben.connect();
        ben.send(ada, "hello Ada");
        eventually(() -> assertEquals(2, ada.texts(ben).size()));
        assertFalse(ada.contacts.person(ben.account).presence().online());
        ben.disconnect();
        ben.connect();
        eventually(() -> assertTrue(ada.contacts.person(ben.account).presence().online()));
    }

    @Test
    void aRelayThatOnceSaidAFarFutureDoesNotSilenceTyping() {
        ada.relayAhead = Duration.ofDays(20_000);
        ben.relayAhead = ada.relayAhead;
        Instant future = Instant.now().plus(Duration.ofDays(10_000));
        ada.delivery.typing(ben.account, true);
        ada.send(ben, "then");
        eventually(() -> assertEquals(2, ben.texts(ada).size()));
        assertTrue(usedSince().isAfter(future));
        ada.relayAhead = Duration.ZERO;
        ben.relayAhead = Duration.ZERO;
        ada.send(ben, "now");
        eventually(() -> assertEquals(3, ben.texts(ada).size()));
        assertFalse(usedSince().isAfter(future));
        assertTypingIsSeenAndEnds();
    }

    /** Since when Ada uses her key for typing and presence, as she thinks. */
    private Instant usedSince() {
        return Instant.ofEpochMilli(
                ada.on(
                        () ->
                                ada.ledger.read(
                                        tx ->
                                                tx.one(
                                                                "select since from delivery_whisper_own",
                                                                row -> row.getLong(1))
                                                        .orElseThrow())));
    }

    private Person.Presence presence() {
        return ben.contacts.person(ada.account).presence();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(holds);
    }
}
