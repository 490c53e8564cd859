package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final List<Migration> SCHEMA =
            List.of(
                    new Migration(
                            "test",
                            1,
                            "create table if not exists test_note(id bigint primary key, note varchar);"
                                    + "create index if not exists test_by_note on test_note(note)"));

    private final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    private final Lane lane = new Lane("test-lane", bugs::add);
    private final Bytes password = password();

    @TempDir Path folder;

    @AfterEach
    void close() {
        lane.close();
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() throws Exception {
        try (Store store = open()) {
            write(store, tx -> insert(tx, 1, "one"));
            assertEquals(Optional.of("one"), store.read(tx -> note(tx, 1)));
        }
        try (Store store = open()) {
            assertEquals(Optional.of("one"), store.read(tx -> note(tx, 1)));
        }
    }

    @Test
    void aFailedWorkLeavesNothing() throws Exception {
        List<String> undone = new ArrayList<>();
        try (Store store = open()) {
            assertThrows(
                    CompletionException.class,
                    () ->
                            write(
                                    store,
                                    tx -> {
                                        tx.onRollback(() -> undone.add("first"));
                                        tx.onRollback(() -> undone.add("second"));
                                        insert(tx, 1, "one");
                                        throw new IllegalStateException("seeded");
                                    }));
            assertEquals(Optional.empty(), store.read(tx -> note(tx, 1)));
            assertEquals(List.of("second", "first"), undone);
            write(store, tx -> insert(tx, 1, "again"));
        }
        assertEquals(1, bugs.size());
    }

    @Test
    void whatFailsBehindTheCommitUndoesNothingAndKeepsNobodyElseFromHearing() throws Exception {
        List<String> heard = new ArrayList<>();
        try (Store store = open()) {
            write(
                    store,
                    tx -> {
                        tx.afterCommit(
                                () -> {
                                    throw new IllegalStateException("seeded");
                                });
                        tx.afterCommit(() -> heard.add("behind it"));
                        return insert(tx, 1, "one");
                    });
            assertEquals(Optional.of("one"), store.read(tx -> note(tx, 1)));
        }
        assertEquals(List.of("behind it"), heard);
        assertEquals(List.of("seeded"), bugs.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void aSavepointUndoesOnlyItsOwn() throws Exception {
        List<String> undone = new ArrayList<>();
        List<String> announced = new ArrayList<>();
        try (Store store = open()) {
            write(
                    store,
                    tx -> {
                        tx.onRollback(() -> undone.add("outer"));
                        insert(tx, 1, "kept");
                        assertThrows(
                                java.io.IOException.class,
                                () ->
                                        tx.savepoint(
                                                inner -> {
                                                    inner.onRollback(() -> undone.add("inner"));
                                                    inner.afterCommit(() -> announced.add("no"));
                                                    insert(inner, 2, "gone");
                                                    throw new java.io.IOException("seeded");
                                                }));
                        tx.savepoint(inner -> insert(inner, 3, "kept"));
                        tx.afterCommit(() -> announced.add("yes"));
                        return 0;
                    });
            assertEquals(
                    List.of(1L, 3L),
                    store.read(
                            tx ->
                                    tx.list(
                                            "select id from test_note order by id",
                                            row -> row.getLong(1))));
        }
        assertEquals(List.of("inner"), undone);
        assertEquals(List.of("yes"), announced);
    }

    @Test
    void writingOffTheLaneIsRefused() throws Exception {
        try (Store store = open()) {
            assertThrows(IllegalStateException.class, () -> store.write(tx -> insert(tx, 1, "")));
        }
    }

    @Test
    void aDamagedDatabaseIsNoticedAndSetAside() throws Exception {
        try (Store store = open()) {
            write(store, tx -> insert(tx, 1, "one"));
        }
        Path file = folder.resolve("parley.mv.db");
        byte[] content = Files.readAllBytes(file);
        for (int i = 0; i < content.length; i += 100) {
            content[i] ^= 0x55;
        }
        Files.write(file, content);
        assertThrows(StoreDamagedException.class, this::open);
        Path aside = Store.setAside(folder, Clock.systemUTC());
        assertTrue(Files.exists(aside));
        assertFalse(Store.present(folder));
        try (Store store = open()) {
            assertEquals(Optional.empty(), store.read(tx -> note(tx, 1)));
        }
    }

    @Test
    void aWrongPasswordIsDamageAndHarmsNothing() throws Exception {
        try (Store store = open()) {
            write(store, tx -> insert(tx, 1, "one"));
        }
        assertThrows(
                StoreDamagedException.class, () -> Store.open(folder, password(), SCHEMA, lane));
        try (Store store = open()) {
            assertEquals(Optional.of("one"), store.read(tx -> note(tx, 1)));
        }
    }

    @Test
    void aReaderThatIsInterruptedHarmsNobody() throws Exception {
        try (Store store = open()) {
            write(store, tx -> insert(tx, 1, "one"));
            for (int i = 0; i < 50; i++) {
                Thread reader =
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            try {
                                                store.read(tx -> note(tx, 1));
                                            } catch (ParleyException e) {
                                                Thread.currentThread().interrupt();
                                            }
                                        });
                reader.interrupt();
                reader.join();
            }
            assertEquals(Optional.of("one"), store.read(tx -> note(tx, 1)));
            write(store, tx -> insert(tx, 2, "two"));
        }
    }

    @Test
    void aReaderSeesOneMomentAndOnlyWhatIsCommitted() throws Exception {
        try (Store store = open()) {
            write(store, tx -> insert(tx, 1, "one"));
            write(
                    store,
                    tx -> {
                        insert(tx, 2, "two");
                        assertEquals(Optional.empty(), store.read(other -> note(other, 2)));
                        return true;
                    });
            store.read(
                    tx -> {
                        assertEquals(Optional.of("two"), note(tx, 2));
                        write(store, other -> insert(other, 3, "three"));
                        assertEquals(Optional.empty(), note(tx, 3));
                        assertEquals(Optional.of("two"), store.read(inner -> note(inner, 2)));
                        return true;
                    });
            assertEquals(Optional.of("three"), store.read(tx -> note(tx, 3)));
        }
    }

    @Test
    void whatACrashLeftIsReadThroughAndOpens() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (Store store = open()) {
            for (int i = 0; i < 100; i++) {
                int id = i;
                write(store, tx -> insert(tx, id, "note " + id));
            }
            for (String file : List.of("parley.mv.db", "unclean")) {
                Files.write(copy.resolve(file), Files.readAllBytes(folder.resolve(file)));
            }
        }
        assertFalse(Files.exists(folder.resolve("unclean")));
        try (Store store = Store.open(copy, password, SCHEMA, lane)) {
            assertEquals(
                    Optional.of(100L),
                    store.read(
                            tx -> tx.one("select count(*) from test_note", row -> row.getLong(1))));
        }
        assertFalse(Files.exists(copy.resolve("unclean")));
    }

    @Test
    void aWriteTornInsideItsFirstBlockCostsNothingThatWasDurable() throws Exception {
        try (Store store = open()) {
            for (int i = 1; i <= 5; i++) {
                int id = i;
                write(store, tx -> insert(tx, id, "note " + id));
                byte[] written = Files.readAllBytes(folder.resolve("parley.mv.db"));
                for (int torn : List.of(1, 2952, 4095, 4097)) {
                    Path copy = Files.createDirectories(folder.resolve("torn-" + id + "-" + torn));
                    Files.write(
                            copy.resolve("parley.mv.db"),
                            Arrays.copyOf(written, written.length + torn));
                    Files.createFile(copy.resolve("unclean"));
                    try (Store after = Store.open(copy, password, SCHEMA, lane)) {
                        assertEquals(
                                Optional.of("note " + id),
                                after.read(tx -> note(tx, id)),
                                torn + " bytes of the next write");
                    }
                }
            }
        }
    }

    @Test
    void aPageThatCannotBeReadIsNoticedAfterACrash() throws Exception {
        try (Store store = open()) {
            for (int i = 0; i < 40; i++) {
                int first = i * 100;
                write(
                        store,
                        tx -> {
                            for (int id = first; id < first + 100; id++) {
                                insert(tx, id, "a note of some length " + id);
                            }
                            return true;
                        });
            }
        }
        Path file = folder.resolve("parley.mv.db");
        byte[] sound = Files.readAllBytes(file);
        int noticed = 0;
        for (int block = 3; block < sound.length / 4096; block += 11) {
            byte[] damaged = sound.clone();
            Arrays.fill(damaged, block * 4096, (block + 1) * 4096, (byte) 0);
            Files.write(file, damaged);
            Files.write(folder.resolve("unclean"), new byte[0]);
            try (Store store = open()) {
                // It may have gone back to an earlier commit, whole; the journal tells the rest.
                List<Long> ids =
                        store.read(
                                tx ->
                                        tx.list(
                                                "select id from test_note order by id",
                                                row -> row.getLong(1)));
                assertEquals(0, ids.size() % 100);
                assertEquals(LongStream.range(0, ids.size()).boxed().toList(), ids);
            } catch (StoreDamagedException e) {
                noticed++;
            }
        }
        assertTrue(noticed > 0, "no damaged block was noticed");
    }

    @Test
    void aSchemaGrowsStepByStep() throws Exception {
        try (Store store = open()) {
            write(store, tx -> insert(tx, 1, "one"));
        }
        List<Migration> grown = new ArrayList<>(SCHEMA);
        grown.add(
                new Migration(
                        "test", 2, "alter table test_note add column if not exists stars int"));
        for (int opening = 0; opening < 2; opening++) {
            try (Store store = Store.open(folder, password, grown, lane)) {
                write(store, tx -> tx.update("update test_note set stars = 5"));
                assertEquals(Optional.of("one"), store.read(tx -> note(tx, 1)));
            }
        }
    }

    @Test
    void aMissingTableIsDamage() throws Exception {
        try (Store store = open()) {
            write(store, tx -> tx.update("drop index test_by_note"));
        }
        assertThrows(StoreDamagedException.class, this::open);
    }

    @Test
    void aWrongMigrationIsABugAndNoDamage() throws Exception {
        try (Store store = open()) {
            write(store, tx -> insert(tx, 1, "one"));
        }
        List<Migration> wrong = new ArrayList<>(SCHEMA);
        wrong.add(new Migration("test", 2, "alter table test_nota add column stars int"));
        assertThrows(
                Schema.WrongMigrationException.class,
                () -> Store.open(folder, password, wrong, lane));
        try (Store store = open()) {
            assertEquals(Optional.of("one"), store.read(tx -> note(tx, 1)));
        }
    }

    @Test
    void aFolderWhoseNameH2WouldTakeForSettingsIsRefused() {
        Path odd = folder.resolve("a;INIT=x");
        assertThrows(IllegalArgumentException.class, () -> Store.open(odd, password, SCHEMA, lane));
        assertFalse(Store.present(odd));
    }

    private Store open() throws StoreDamagedException, ParleyException {
        return Store.open(folder, password, SCHEMA, lane);
    }

    private <T> void write(Store store, Work<T> work) {
        lane.call(() -> store.write(work)).join();
    }

    private static int insert(Tx tx, long id, String note) {
        return tx.update("insert into test_note values (?, ?)", id, note);
    }

    private static Optional<String> note(Tx tx, long id) {
        return tx.one("select note from test_note where id = ?", row -> row.getString(1), id);
    }

    private static Bytes password() {
        byte[] password = new byte[32];
        new SecureRandom().nextBytes(password);
        return Bytes.of(password);
    }
}
