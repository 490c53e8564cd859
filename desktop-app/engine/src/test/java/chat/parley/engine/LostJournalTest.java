package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that lost records which the database had confirmed. */
class LostJournalTest {
    private static final List<String> SAID = List.of("one", "two", "three", "four", "five", "six");

    private final ScriptedRelay relay = new ScriptedRelay();
    private Side ada;
    private Side ben;

    @TempDir Path folder;

    @BeforeEach
    void talk() throws Exception {
        ada = new Side("ada", folder.resolve("ada"), relay);
        ben = new Side("ben", folder.resolve("ben"), relay);
        ada.connect();
        ben.connect();
        for (int i = 0; i < SAID.size(); i++) {
            List<String> said = SAID.subList(0, i + 1);
            if (i % 2 == 0) {
                ada.send(ben, SAID.get(i));
            } else {
                ben.send(ada, SAID.get(i));
            }
            eventually(() -> assertEquals(said, ada.texts(ben)));
            eventually(() -> assertEquals(said, ben.texts(ada)));
        }
        eventually(() -> assertEquals(0, relay.waiting(ada.identity.device())));
        ada.kill();
    }

    @AfterEach
    void end() {
        ada.close();
        ben.close();
        relay.close();
        assertEquals(List.of(), ada.bugs);
    }

    @Test
    void whatIsLeftIsReadAndNothingIsSentOrAcknowledgedAnyMore() throws Exception {
        try (FileChannel segment =
                FileChannel.open(
                        folder.resolve("ada/journal/00000001.seg"), StandardOpenOption.WRITE)) {
            segment.truncate(segment.size() / 2);
        }
        ada.open();
        List<String> left = ada.texts(ben);
        assertEquals("one", left.getFirst());
        assertEquals("(damaged)", left.getLast());
        readsOnly();
        ada.kill();
        ada.open();
        assertEquals(left, ada.texts(ben).subList(0, left.size()));
        readsOnly();
    }

    @Test
    void aJournalThatIsGoneAltogetherShutsNoProfile() throws Exception {
        try (var files = Files.list(folder.resolve("ada/journal"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        ada.open();
        assertTrue(ada.texts(ben).stream().allMatch("(damaged)"::equals));
        readsOnly();
    }

    private void readsOnly() {
        int before = ada.texts(ben).size();
        assertTrue(before >= SAID.size(), "no row is lost");
        assertEquals(Optional.of(Trouble.SENDING_STOPPED), ada.delivery.stopped().value());
        CompletionException refused =
                assertThrows(CompletionException.class, () -> ada.send(ben, "never"));
        assertEquals(Trouble.SENDING_STOPPED, ((ParleyException) refused.getCause()).trouble());
        ada.connect();
        String word = "word " + before;
        ben.send(ada, word);
        eventually(() -> assertEquals(word, ada.texts(ben).getLast()));
        assertTrue(relay.waiting(ada.identity.device()) > 0);
        assertEquals(Optional.of(Trouble.SENDING_STOPPED), ada.delivery.stopped().value());
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(holds);
    }
}
