package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportTest extends TwoSides {
    /** Who sees it says which chat it is, and how far it came. */
    private static final Set<String> ONES_OWN =
            Set.of("chat", "state", "acceptedAt", "deliveredAt", "readAt");

    @BeforeEach
    void begin() throws Exception {
        ada.connect();
        ben.connect();
    }

    @Test
    void bothSidesExportTheSameConversation() throws Exception {
        for (int i = 0; i < 120; i++) {
            Side who = i % 3 == 0 ? ben : ada;
            who.send(who == ada ? ben : ada, "number " + i + "\nwith \"two\" lines");
        }
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> {
                            assertEquals(120, ada.texts(ben).size());
                            assertEquals(120, ben.texts(ada).size());
                        });
        List<Map<String, Object>> adas = exported(ada);
        List<Map<String, Object>> bens = exported(ben);
        assertEquals(ada.texts(ben), adas.stream().map(line -> line.get("text")).toList());
        assertNotEquals(adas.getFirst().get("chat"), bens.getFirst().get("chat"));
        adas.forEach(line -> line.keySet().removeAll(ONES_OWN));
        bens.forEach(line -> line.keySet().removeAll(ONES_OWN));
        assertEquals(adas, bens);
        assertEquals(Set.of("id", "sender", "kind", "text", "sentAt"), adas.getFirst().keySet());
    }

    @Test
    void anExportReplacesTheOneBeforeAndLeavesNothingHalf() throws Exception {
        Path file = folder.resolve("chats.jsonl");
        Files.writeString(file, "what was there before");
        ada.send(ben, "hello");
        ada.chats.export(file);
        assertEquals(1, Files.readAllLines(file).size());
        assertTrue(Files.readString(file).contains("hello"));
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(path -> path.toString().endsWith(".part")));
        }
    }

    private List<Map<String, Object>> exported(Side side) throws Exception {
        Path file = folder.resolve(side.name + ".jsonl");
        side.chats.export(file);
        return Files.readAllLines(file).stream().map(ExportTest::fields).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(String line) {
        return Json.read(line.getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.class);
    }
}
