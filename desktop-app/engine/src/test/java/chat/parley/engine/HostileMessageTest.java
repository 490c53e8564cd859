package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.chats.Conversation;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Content;
import chat.parley.engine.content.Event;
import chat.parley.engine.delivery.Entry;
import chat.parley.engine.delivery.HybridClock;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.wire.Sender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with one message, the next one is read. */
class HostileMessageTest {
    private final ScriptedRelay relay = new ScriptedRelay();
    private Side ada;
    private Side ben;
    private Side eve;
    private Forger forger;

    @TempDir Path folder;

    @BeforeEach
    void begin() throws Exception {
        ada = new Side("ada", folder.resolve("ada"), relay);
        ben = new Side("ben", folder.resolve("ben"), relay);
        eve = new Side("eve", folder.resolve("eve"), relay);
        List.of(ada, ben, eve).forEach(Side::connect);
        forger = new Forger(eve, relay);
        eve.send(ben, "hello");
        ada.send(ben, "hello");
        eventually(() -> assertEquals(List.of("hello"), ben.texts(eve)));
        eventually(() -> assertEquals(List.of("hello"), ben.texts(ada)));
    }

    @AfterEach
    void end() {
        List.of(ada, ben, eve).forEach(Side::close);
        relay.close();
        assertEquals(List.of(), ben.bugs);
    }

    @Test
    void theLongestKindIsKeptAsMadeByANewerVersion() {
        Bytes body = Bytes.of(new byte[] {1});
        forger.slip(ben, forger.content(ben, 2, "a".repeat(Content.LONGEST_KIND), body));
        othersAreRead();
        eventually(() -> assertEquals(List.of("hello", "(newer)"), ben.texts(eve)));
    }

    @Test
    void aKindThatIsTooLongBlocksNobodysMail() {
        String kind = "a".repeat(Content.LONGEST_KIND);
        for (int more = 1; more <= 6; more++) {
            Content unsound = forger.said(ben, 2, "a kind of " + more + " more");
            forger.slip(
                    ben, unsound.mid(), Forger.changed(unsound, "kind", kind + "a".repeat(more)));
        }
        othersAreRead();
        eventually(() -> assertEquals(7, ben.texts(eve).size()));
        assertTrue(ben.texts(eve).subList(1, 7).stream().allMatch("(unreadable)"::equals));
    }

    @Test
    void aMessageThatCannotBeIndexedIsShownAsUnreadableAndBlocksNobodysMail() {
        ben.refusal = HostileMessageTest::refusePoison;
        forger.slip(ben, forger.said(ben, 2, "poison"));
        othersAreRead();
        eventually(() -> assertEquals(List.of("hello", "(unreadable)"), ben.texts(eve)));
        eve.send(ben, "afterwards");
        eventually(() -> assertTrue(ben.texts(eve).contains("afterwards")));
    }

    @Test
    void aMessageThatCannotBeIndexedDoesNotShutTheProfile() throws Exception {
        ben.refusal = HostileMessageTest::refusePoison;
        forger.slip(ben, forger.said(ben, 2, "poison"));
        othersAreRead();
        List<String> before = ben.texts(eve);
        ben.kill();
        try (var files = Files.walk(folder.resolve("ben").resolve("database"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        ben.open();
        assertEquals(List.of("hello", "can you read this?"), ben.texts(ada));
        assertEquals(before.size(), ben.texts(eve).size());
    }

    @Test
    void aDiskThatIsFullMakesNoMessageUnreadable() {
        AtomicInteger full = new AtomicInteger(3);
        ben.refusal =
                entry -> {
                    if (!entry.mine() && full.getAndDecrement() > 0) {
                        throw new ParleyException(Trouble.DISK_FULL);
                    }
                };
        ada.send(ben, "can you read this?");
        eventually(() -> assertEquals(List.of("hello", "can you read this?"), ben.texts(ada)));
    }

    @Test
    void whatNobodysLogExplainsIsShownAsUnreadableInTheEnd() {
        AccountId stranger = new AccountId(ScriptedRelay.bytes(32, 3));
        Sender from = new Sender(stranger, new DeviceId(ScriptedRelay.bytes(16, 3)));
        relay.slip(
                ben.identity.device(),
                from,
                new MessageId(ScriptedRelay.bytes(16, 4)),
                ScriptedRelay.bytes(300, 2));
        eventually(() -> assertEquals(0, relay.waiting(ben.identity.device())));
        try (Conversation conversation = ben.chats.open(ChatId.with(stranger))) {
            ben.daysPass(44);
            assertEquals(List.of(), conversation.state().value().messages());
            ben.daysPass(2);
            assertEquals(
                    List.of("(unreadable)"),
                    conversation.state().value().messages().stream().map(Side::text).toList());
        }
    }

    @Test
    void whatWasUnreadableStaysSo() {
        forger.slip(ben, forger.said(ben, 2, "x").mid(), new byte[] {1});
        eventually(() -> assertEquals(List.of("hello", "(unreadable)"), ben.texts(eve)));
        ben.daysPass(46);
        assertEquals(List.of("hello", "(unreadable)"), ben.texts(eve));
    }

    @Test
    void aNumberBeyondTheRangeIsNotBelieved() {
        for (long number : new long[] {Content.LAST_NUMBER + 1, Long.MAX_VALUE}) {
            Content unsound = forger.said(ben, 2, "far");
            forger.slip(ben, unsound.mid(), Forger.changed(unsound, "devSeq", number));
        }
        othersAreRead();
        eventually(
                () ->
                        assertEquals(
                                List.of("hello", "(unreadable)", "(unreadable)"), ben.texts(eve)));
    }

    @Test
    void aMessageFromTheFutureStandsWhereItCame() {
        relay.hereFor(Duration.ofHours(1));
        long future = HybridClock.of(Instant.parse("6000-01-01T00:00:00Z"));
        forger.slip(ben, Forger.stamped(forger.said(ben, 2, "from the future"), future));
        eventually(() -> assertTrue(ben.texts(eve).contains("from the future")));
        relay.hereFor(Duration.ZERO);
        eve.send(ben, "later");
        eventually(() -> assertTrue(ben.texts(eve).contains("later")));
        ben.send(eve, "answer");
        assertEquals(List.of("from the future", "hello", "later", "answer"), ben.texts(eve));
        assertEquals(
                "answer",
                Side.text(
                        ben.chats.summaries().value().stream()
                                .filter(chat -> chat.chat().equals(ben.chatWith(eve)))
                                .findFirst()
                                .orElseThrow()
                                .last()
                                .orElseThrow()));
    }

    private static void refusePoison(Entry entry) {
        if (entry.event() instanceof Event.Said said && said.text().equals("poison")) {
            throw new IllegalStateException("a text that chats cannot bear");
        }
    }

    private void othersAreRead() {
        ada.send(ben, "can you read this?");
        eventually(() -> assertEquals(List.of("hello", "can you read this?"), ben.texts(ada)));
        eventually(() -> assertEquals(0, relay.waiting(ben.identity.device())));
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(holds);
    }
}
