package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.store.MemoryStore;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.MessageId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatStoreTest {
    private static final ChatId CHAT = new ChatId(Bytes.of(new byte[32]));
    private static final int MESSAGES = 3_000;
    private static final int PAGE = 20;
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final MemoryStore store = new MemoryStore(Folding.migrations());

    @BeforeEach
    void fill() {
        SecureRandom random = new SecureRandom();
        store.write(
                tx -> {
                    for (int i = 1; i <= MESSAGES; i++) {
                        OrderKey key =
                                new OrderKey(i * 100L, Room.MINE, i, MessageId.random(random));
                        ChatStore.put(
                                tx,
                                new ChatStore.Row(
                                        CHAT,
                                        key,
                                        new JournalPosition(1, i),
                                        false,
                                        true,
                                        i == MESSAGES,
                                        Progress.NONE));
                    }
                    return true;
                });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theNewestPageIsTheEndOfTheChatOldestFirst() {
        List<Long> stamps =
                store.write(tx -> ChatStore.page(tx, CHAT, Optional.empty(), PAGE)).stream()
                        .map(row -> row.key().hlc())
                        .toList();
        assertEquals(PAGE, stamps.size());
        assertEquals((MESSAGES - PAGE + 1) * 100L, stamps.getFirst());
        assertEquals(MESSAGES * 100L, stamps.getLast());
    }

    @Test
    void theNewestPageOfALongChatReadsNoMoreRowsThanItShows() {
        String plan =
                store.write(
                        tx ->
                                tx.one(
                                                "explain analyze " + ChatStore.NEWEST,
                                                row -> row.getString(1),
                                                CHAT.value().toArray(),
                                                Long.MAX_VALUE,
                                                PAGE)
                                        .orElseThrow());
        Matcher scanned = SCANNED.matcher(plan);
        int tables = 0;
        while (scanned.find()) {
            tables++;
            assertTrue(Integer.parseInt(scanned.group(1)) <= 3 * PAGE, plan);
        }
        assertEquals(2, tables, plan);
    }
}
