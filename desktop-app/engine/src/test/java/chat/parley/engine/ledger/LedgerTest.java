package chat.parley.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.model.codec.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Migration NOTES =
            new Migration(
                    "test",
                    1,
                    "create table if not exists test_note (n bigint generated always as identity, word varchar(64) unique)");

    private final SecureRandom random = new SecureRandom();
    private final DataKey key = DataKey.random(random);
    private final Lane lane = new Lane("test-lane", bug -> {});
    private Ledger ledger;

    @TempDir Path home;

    @BeforeEach
    void open() {
        ledger = on(() -> Ledger.open(home, key, List.of(NOTES), lane, Clock.systemUTC(), random));
        on(
                () -> {
                    ledger.play(List.of(LedgerTest::reading));
                    return true;
                });
    }

    @AfterEach
    void close() {
        ledger.close();
        lane.close();
    }

    @Test
    void whatIsWrittenIsInBothAfterOpeningAgain() {
        write("one");
        write("two");
        reopen();
        assertEquals(List.of("one", "two"), words());
        assertFalse(ledger.lost());
    }

    @Test
    void whatTheJournalHasAndTheDatabaseNotIsMadeGoodOnce() {
        write("one");
        assertThrows(
                CompletionException.class,
                () ->
                        write(
                                tx -> {
                                    append("two");
                                    throw new IllegalStateException("a crash between the two");
                                }));
        assertEquals(List.of("one"), words());
        write("three");
        assertEquals(List.of("one", "two", "three"), words());
        reopen();
        assertEquals(List.of("one", "two", "three"), words());
    }

    @Test
    void aDatabaseThatClosesInTheMiddleOfAWriteIsOpenedAgain() {
        write("one");
        assertThrows(
                CompletionException.class,
                () ->
                        write(
                                tx -> {
                                    tx.update("shutdown immediately");
                                    append("two");
                                    throw new IllegalStateException("nor can it be undone");
                                }));
        write("three");
        assertEquals(List.of("one", "two", "three"), words());
        reopen();
        assertEquals(List.of("one", "two", "three"), words());
    }

    @Test
    void aDatabaseThatClosesBeforeWhatIsBehindIsMadeGoodIsOpenedAgain() {
        write("one");
        assertThrows(
                CompletionException.class,
                () ->
                        write(
                                tx -> {
                                    append("two");
                                    throw new IllegalStateException("a failure between the two");
                                }));
        assertThrows(CompletionException.class, () -> on(() -> ledger.read(this::shutDown)));
        assertThrows(CompletionException.class, () -> write("lost in the trouble"));
        write("three");
        assertEquals(List.of("one", "two", "three"), words());
    }

    private boolean shutDown(Tx tx) {
        return tx.update("shutdown immediately") == 0;
    }

    @Test
    void aDatabaseThatIsGoneIsRebuiltAndSaysSo() throws Exception {
        for (int i = 0; i < 600; i++) {
            write("word " + i);
        }
        ledger.close();
        Files.delete(home.resolve("database/parley.mv.db"));
        open();
        assertTrue(ledger.lost());
        assertEquals(600, words().size());
        reopen();
        assertTrue(ledger.lost());
        assertEquals(600, words().size());
    }

    @Test
    void aDatabaseThatIsDamagedIsSetAside() throws Exception {
        write("one");
        ledger.close();
        Files.write(home.resolve("database/parley.mv.db"), new byte[8192]);
        open();
        assertEquals(List.of("one"), words());
        try (var files = Files.list(home.resolve("database"))) {
            assertTrue(
                    files.anyMatch(file -> file.getFileName().toString().startsWith("damaged-")));
        }
    }

    private void reopen() {
        ledger.close();
        open();
    }

    private static void reading(Tx tx, JournalRecord record) {
        if (record.head().kind().equals("note")) {
            tx.update(
                    "insert into test_note (word) values (?)",
                    new String(record.body().orElseThrow().toArray(), StandardCharsets.UTF_8));
        }
    }

    private void write(String word) {
        write(
                tx -> {
                    tx.update("insert into test_note (word) values (?)", word);
                    append(word);
                    return true;
                });
    }

    private void append(String word) throws Exception {
        ledger.append(
                RecordHead.of("note"),
                Optional.of(Bytes.of(word.getBytes(StandardCharsets.UTF_8))),
                new BodyKey.Journal());
    }

    private void write(chat.parley.engine.store.Work<Boolean> work) {
        on(() -> ledger.write(work));
    }

    private List<String> words() {
        return on(
                () ->
                        ledger.read(
                                tx ->
                                        tx.list(
                                                "select word from test_note order by n",
                                                row -> row.getString(1))));
    }

    private <T> T on(Callable<T> work) {
        return lane.call(work).join();
    }
}
