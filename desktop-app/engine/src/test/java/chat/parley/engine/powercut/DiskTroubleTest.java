package chat.parley.engine.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.Journal;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.KeyFile;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.journal.Replay;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.KeyWraps;
import chat.parley.engine.keys.Kit;
import chat.parley.engine.keys.NoKeystore;
import chat.parley.engine.keys.ProfileLock;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Store;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full or cannot be written: said clearly, nothing lost, and it goes on once there is room again. */
class DiskTroubleTest {
    private static final BodyKey.ChatDay DAY =
            new BodyKey.ChatDay(new ChatId(Bytes.of(new byte[32])), LocalDate.of(2026, 11, 5));
    private static final List<Migration> SCHEMA =
            List.of(
                    new Migration(
                            "test",
                            1,
                            "create table if not exists test_note(id bigint primary key, note varbinary(60000))"));

    private final SecureRandom random = new SecureRandom();
    private final DataKey dataKey = DataKey.random(random);
    private final List<Throwable> bugs = new ArrayList<>();
    private final Lane lane = new Lane("test-lane", bugs::add);

    @TempDir Path folder;
    private PowerCut disk;

    @BeforeEach
    void begin() throws Exception {
        disk = new PowerCut(folder);
    }

    @AfterEach
    void end() {
        lane.close();
        disk.close();
    }

    @Test
    void aJournalOnAFullDiskKeepsWhatItHadAndGoesOn() throws Exception {
        Path home = disk.home().resolve("journal");
        List<Integer> expected = new ArrayList<>();
        int number = 0;
        try (KeyFile keys = KeyFile.open(home, dataKey, random);
                Journal journal = journal(home, keys, JournalPosition.START)) {
            for (int space = 0; space < 3000; space += 37) {
                disk.space(space);
                List<Integer> batch = new ArrayList<>();
                int first = number;
                number += 5;
                ParleyException full =
                        assertThrows(
                                ParleyException.class,
                                () -> {
                                    for (int i = first; i < first + 5; i++) {
                                        append(journal, i, new BodyKey.Own(Optional.empty()));
                                    }
                                    journal.sync();
                                });
                assertEquals(Trouble.DISK_FULL, full.trouble());
                disk.space(Long.MAX_VALUE);
                append(journal, number, DAY);
                journal.sync();
                batch.add(number++);
                expected.addAll(batch);
                assertEquals(expected, numbers(journal));
            }
        }
        try (KeyFile keys = KeyFile.open(home, dataKey, random);
                Journal journal = journal(home, keys, JournalPosition.START)) {
            assertEquals(expected, numbers(journal));
        }
    }

    @Test
    void forgettingOnAFullDiskIsDoneOnceThereIsRoom() throws Exception {
        Path home = disk.home().resolve("journal");
        for (int space = 0; space < 900; space += 111) {
            try (KeyFile keys = KeyFile.open(home, dataKey, random);
                    Journal journal = journal(home, keys, JournalPosition.START)) {
                JournalPosition timed =
                        append(journal, 1, new BodyKey.Own(Optional.of(Instant.EPOCH)));
                JournalPosition kept = append(journal, 2, DAY);
                journal.sync();
                disk.space(space);
                fails(Trouble.DISK_FULL, () -> keys.forget(keys.due(Instant.EPOCH)));
                disk.space(Long.MAX_VALUE);
                keys.forget(keys.due(Instant.EPOCH));
                assertTrue(journal.read(timed).orElseThrow().erased());
                JournalPosition later = append(journal, 3, new BodyKey.Own(Optional.empty()));
                journal.sync();
                assertTrue(
                        !journal.read(kept).orElseThrow().erased()
                                && !journal.read(later).orElseThrow().erased());
            }
            try (KeyFile keys = KeyFile.open(home, dataKey, random);
                    Journal journal = journal(home, keys, JournalPosition.START)) {
                List<Integer> numbers = numbers(journal);
                assertEquals(List.of(0, 2, 3), numbers.subList(numbers.size() - 3, numbers.size()));
            }
        }
    }

    @Test
    void aDatabaseOnAFullDiskSaysSoAndKeepsWhatItHad() throws Exception {
        Path home = disk.home().resolve("db");
        Bytes password = dataKey.derive("test");
        int kept = 0;
        // The smaller ones tear the next write inside its first block of 4096 bytes.
        for (int space :
                List.of(0, 1, 2_952, 4_095, 4_096, 6_001, 12_002, 24_577, 40_000, 54_009)) {
            try (Store store = Store.open(home, password, SCHEMA, lane)) {
                assertEquals(kept, count(store));
                insert(store, kept++);
                disk.space(space);
                int before = kept;
                for (int i = before; ; i++) {
                    int id = i;
                    try {
                        insert(store, id);
                        kept++;
                    } catch (ParleyException e) {
                        assertEquals(Trouble.DISK_FULL, e.trouble());
                        break;
                    }
                }
                disk.space(Long.MAX_VALUE);
            }
        }
        assertTrue(bugs.isEmpty());
    }

    /** What such a disk says it holds, and would be written over or referred to, it need not hold. */
    @Test
    void afterAForceThatFailedTheDatabaseWritesNothingMore() throws Exception {
        Path home = disk.home().resolve("db");
        Bytes password = dataKey.derive("test");
        int steps;
        try (Store store = Store.open(home, password, SCHEMA, lane)) {
            for (int i = 0; i < 20; i++) {
                insert(store, i);
            }
            disk.forcesFail(true);
            fails(Trouble.INTERNAL, () -> insert(store, 20));
            disk.forcesFail(false);
            steps = disk.steps();
            fails(Trouble.INTERNAL, () -> insert(store, 21));
        }
        assertEquals(steps, disk.steps());
        try (Store store = Store.open(home, password, SCHEMA, lane)) {
            assertEquals(
                    20,
                    store.read(
                                    tx ->
                                            tx.one(
                                                    "select count(*) from test_note where id < 20",
                                                    row -> row.getInt(1)))
                            .orElseThrow());
        }
        assertTrue(bugs.isEmpty());
    }

    @Test
    void aFullDiskIsUnderstoodInAnyLanguage() throws Exception {
        disk.say("Auf dem Ger\u00e4t ist kein Speicherplatz mehr verf\u00fcgbar");
        Path home = disk.home();
        try (KeyFile keys = KeyFile.open(home.resolve("journal"), dataKey, random);
                Journal journal = journal(home.resolve("journal"), keys, JournalPosition.START);
                Store store = Store.open(home.resolve("db"), dataKey.derive("t"), SCHEMA, lane)) {
            disk.space(0);
            fails(
                    Trouble.DISK_FULL,
                    () -> {
                        append(journal, 1, DAY);
                        journal.sync();
                    });
            fails(Trouble.DISK_FULL, () -> insert(store, 1));
        }
        disk.space(Long.MAX_VALUE);
    }

    @Test
    void aFileWhereTheFolderShouldBeIsSaidLikeAReadOnlyOne() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "a letter");
        fails(Trouble.PROFILE_READ_ONLY, () -> ProfileLock.take(file));
        fails(Trouble.PROFILE_READ_ONLY, () -> ProfileLock.take(file.resolve("home")));
    }

    @Test
    void aReadOnlyFolderIsSaidToBeReadOnly() throws Exception {
        Path home = disk.home();
        ProfileLock.take(home).orElseThrow().close();
        try (KeyFile keys = KeyFile.open(home.resolve("journal"), dataKey, random);
                Journal journal = journal(home.resolve("journal"), keys, JournalPosition.START);
                Store store = Store.open(home.resolve("db"), dataKey.derive("t"), SCHEMA, lane)) {
            append(journal, 1, DAY);
            insert(store, 1);
        }
        disk.readOnly(true);
        fails(Trouble.PROFILE_READ_ONLY, () -> ProfileLock.take(home));
        fails(Trouble.PROFILE_READ_ONLY, () -> ProfileLock.take(home.resolve("new")));
        fails(
                Trouble.PROFILE_READ_ONLY,
                () -> Store.open(home.resolve("db"), dataKey.derive("t"), SCHEMA, lane));
        fails(
                Trouble.PROFILE_READ_ONLY,
                () -> KeyFile.open(home.resolve("journal"), dataKey, random));
        fails(
                Trouble.PROFILE_READ_ONLY,
                () ->
                        KeyWraps.create(
                                home,
                                dataKey,
                                "long enough".toCharArray(),
                                Kit.random(random).sealingPublic(),
                                new NoKeystore(),
                                random));
        disk.readOnly(false);
        try (KeyFile keys = KeyFile.open(home.resolve("journal"), dataKey, random);
                Journal journal = journal(home.resolve("journal"), keys, JournalPosition.START)) {
            assertEquals(List.of(1), numbers(journal));
        }
    }

    private Journal journal(Path home, KeyFile keys, JournalPosition confirmed)
            throws ParleyException {
        return Journal.open(home, dataKey, keys, confirmed, Clock.systemUTC(), random);
    }

    private static JournalPosition append(Journal journal, int number, BodyKey key)
            throws ParleyException {
        Bytes body = Bytes.of(ByteBuffer.allocate(400).putInt(number).array());
        return journal.append(RecordHead.of("text"), Optional.of(body), key);
    }

    /** What the records say, 0 for an erased one. */
    private static List<Integer> numbers(Journal journal) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        journal.replay(
                JournalPosition.START,
                new Replay() {
                    @Override
                    public void record(JournalRecord record) {
                        numbers.add(
                                record.body()
                                        .map(body -> ByteBuffer.wrap(body.toArray()).getInt())
                                        .orElse(0));
                    }

                    @Override
                    public void damaged(JournalPosition from) {
                        throw new AssertionError("damage at " + from);
                    }
                });
        return numbers;
    }

    private void insert(Store store, int id) throws Exception {
        byte[] note = new byte[3000];
        random.nextBytes(note);
        onLane(() -> store.write(tx -> tx.update("insert into test_note values (?, ?)", id, note)));
    }

    private <T> void onLane(Callable<T> work) throws Exception {
        try {
            lane.call(work).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ParleyException expected ? expected : e;
        }
    }

    private static int count(Store store) throws Exception {
        return store.read(tx -> tx.one("select count(*) from test_note", row -> row.getInt(1)))
                .orElseThrow();
    }

    private static void fails(Trouble trouble, Executable deed) {
        assertEquals(trouble, assertThrows(ParleyException.class, deed).trouble());
    }
}
