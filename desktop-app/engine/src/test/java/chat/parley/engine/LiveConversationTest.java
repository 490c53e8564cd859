package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.ConversationState;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.observe.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is shown while it happens is what is shown when it is opened anew. */
class LiveConversationTest extends TwoSides {
    @Test
    void anOpenConversationAndTheListFollowWhatIsSaidConfirmedAndRead() {
        relay.trouble(7, 0.1);
        try (Conversation adas = ada.open(ben);
                Conversation bens = ben.open(ada)) {
            ada.connect();
            ben.connect();
            for (int i = 0; i < 30; i++) {
                (i % 2 == 0 ? adas : bens).send("number " + i).join();
            }
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(
                            () -> {
                                assertEquals(30, adas.state().value().messages().size());
                                assertEquals(30, bens.state().value().messages().size());
                                bens.read(bens.state().value().messages().getLast().ref()).join();
                                adas.read(adas.state().value().messages().getLast().ref()).join();
                                assertEquals(List.of(), unread(adas));
                                assertEquals(List.of(), unread(bens));
                            });
            assertEquals(ada.messages(ben), adas.state().value().messages());
            assertEquals(ben.messages(ada), bens.state().value().messages());
            for (Side side : List.of(ada, ben)) {
                ChatSummary summary = side.chats.summaries().value().getFirst();
                assertEquals(0, summary.unread());
                assertEquals(
                        side.messages(side == ada ? ben : ada).getLast(),
                        summary.last().orElseThrow());
            }
        }
    }

    @Test
    void openingDoesNotWaitForTheLane() throws Exception {
        ada.send(ben, "one");
        CountDownLatch free = new CountDownLatch(1);
        ada.lane.run(free::await);
        try (Conversation adas = ada.chats.open(ada.chatWith(ben))) {
            assertEquals(new ConversationState.Stage.Loading(), adas.state().value().stage());
            assertEquals(List.of(), adas.state().value().messages());
            List<ConversationState> seen = new CopyOnWriteArrayList<>();
            try (Subscription _ = adas.state().subscribe(seen::add)) {
                free.countDown();
                adas.loaded().join();
            }
            assertEquals(new ConversationState.Stage.Ready(), seen.getLast().stage());
            assertEquals(1, seen.getLast().messages().size());
            assertEquals(2, seen.size(), "all of it at once");
        }
    }

    @Test
    void whatCannotBeReadIsSaidByTheState() {
        ada.send(ben, "one");
        ada.ledger.close();
        Conversation adas = ada.chats.open(ada.chatWith(ben));
        assertThrows(CompletionException.class, adas.loaded()::join);
        assertInstanceOf(ConversationState.Stage.Failed.class, adas.state().value().stage());
        assertEquals(List.of(), adas.state().value().messages());
        ada.bugs.clear();
    }

    @Test
    void aWatcherThatFailsNeitherUndoesNorHoldsBackWhatIsSaid() {
        ada.connect();
        ben.connect();
        try (Conversation adas = ada.open(ben);
                Subscription _ = adas.state().subscribe(LiveConversationTest::failWithMessages)) {
            List<Integer> shown = new CopyOnWriteArrayList<>();
            try (Subscription _ = adas.state().subscribe(now -> shown.add(now.messages().size()))) {
                adas.send("once").join();
            }
            assertEquals(List.of(0, 1), shown.subList(0, 2));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertEquals(List.of("once"), ben.texts(ada)));
        }
        assertEquals(List.of("once"), ada.texts(ben));
    }

    private static void failWithMessages(ConversationState state) {
        if (!state.messages().isEmpty()) {
            throw new IllegalStateException("seeded");
        }
    }

    @Test
    void whatCannotBeShownIsSaidAllTheSame() throws Exception {
        try (Conversation adas = ada.open(ben)) {
            ada.ledger.read(tx -> tx.update("set schema information_schema")); // no table is found
            adas.send("once").join();
        }
        ada.kill();
        assertEquals(List.of(), ada.bugs);
        ada.open();
        assertEquals(List.of("once"), ada.texts(ben));
    }

    private static List<Message> unread(Conversation conversation) {
        return conversation.state().value().messages().stream()
                .filter(message -> message.state() != DeliveryState.READ)
                .toList();
    }
}
