package chat.parley.engine.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.Journal;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.KeyFile;
import chat.parley.engine.journal.KeyId;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.journal.Replay;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.Disk;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Store;
import chat.parley.engine.store.StoreDamagedException;
import chat.parley.engine.store.Tx;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.MessageId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal, its key file and the database together, written as a receiving device does, then cut. */
class HomePowerCutTest {
    private static final Logger LOG = LoggerFactory.getLogger(HomePowerCutTest.class);
    private static final int BATCHES = 60;
    private static final BodyKey NOT_OF_A_DAY = new BodyKey.Own(Optional.empty());
    private static final List<Migration> SCHEMA =
            List.of(
                    new Migration(
                            "inbox",
                            1,
                            """
                            create table if not exists inbox_row(
                                mid binary(16) primary key, segment bigint not null, position bigint not null);
                            create index if not exists inbox_by_position on inbox_row(segment, position);
                            create table if not exists inbox_session(
                                device int primary key, state varbinary(4000) not null);
                            create table if not exists inbox_position(
                                id int primary key, segment bigint not null, position bigint not null)"""));

    private final SecureRandom random = new SecureRandom();
    private final DataKey dataKey = DataKey.random(random);
    private final Bytes password = dataKey.derive("test/database");
    private final Lane lane = new Lane("test-lane", bug -> LOG.error("on the lane", bug));
    private final AtomicInteger damagedDatabases = new AtomicInteger();
    private final AtomicInteger rebuilt = new AtomicInteger();

    @TempDir Path folder;

    @AfterEach
    void close() {
        lane.close();
    }

    /** Promised: this message is durable. */
    private record Received(Bytes mid, Bytes body) {}

    /** Promised: what this key sealed is unreadable. */
    private record Erased(Bytes mid) {}

    @Test
    void whatWasAcknowledgedIsThereOnceAndWhatWasErasedIsNot() throws Exception {
        long seed = random.nextLong();
        try (PowerCut power = new PowerCut(folder)) {
            onLane(() -> converse(power, new Random(seed)));
            power.check(
                    PowerCut.IMAGES,
                    seed,
                    (image, promises) -> onLane(() -> verify(image, promises)));
        }
        LOG.info(
                "{} images, {} databases set aside, {} records indexed again",
                PowerCut.IMAGES,
                damagedDatabases,
                rebuilt);
    }

    @Test
    void aCutWhileWhatACutLeftIsMadeGoodLosesNothing() throws Exception {
        long seed = random.nextLong();
        try (PowerCut power = new PowerCut(folder)) {
            onLane(() -> converse(power, new Random(seed)));
            power.check(
                    Math.ceilDiv(PowerCut.IMAGES, 2),
                    seed,
                    (image, promises) -> cutAgain(image, promises, seed));
        }
    }

    private void cutAgain(Path image, List<Object> promises, long seed) throws Exception {
        try (PowerCut again = new PowerCut(Files.createDirectory(image.resolveSibling("again")))) {
            again.copy(image);
            onLane(() -> new Home(again.home()).close());
            again.check(2, seed, (second, none) -> onLane(() -> verify(second, promises)));
        }
    }

    @Test
    void aDatabaseThatDoesNotOpenIsSetAsideAndMadeAnewFromTheJournal() throws Exception {
        long seed = random.nextLong();
        try (PowerCut power = new PowerCut(folder)) {
            onLane(() -> converse(power, new Random(seed)));
            power.check(
                    1,
                    seed,
                    (image, promises) -> {
                        Path database = image.resolve("db/parley.mv.db");
                        byte[] noise = new byte[(int) Files.size(database)];
                        new Random(seed).nextBytes(noise);
                        Files.write(database, noise);
                        onLane(() -> verify(image, promises));
                        assertEquals(1, damagedDatabases.get());
                        try (var files =
                                Files.newDirectoryStream(image.resolve("db"), "damaged-*")) {
                            Path aside = files.iterator().next();
                            assertEquals(-1, Arrays.mismatch(noise, Files.readAllBytes(aside)));
                        }
                    });
        }
    }

    private interface Deed {
        void run() throws Exception;
    }

    private void onLane(Deed deed) {
        lane.call(
                        () -> {
                            deed.run();
                            return true;
                        })
                .join();
    }

    /** Batches of messages, ordinary and timed; now and then an erasing, a restart, a new day. */
    private void converse(PowerCut power, Random dice) throws Exception {
        Home home = new Home(power.home());
        List<Received> timed = new ArrayList<>();
        Map<Bytes, KeyId> keys = new HashMap<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            BodyKey.ChatDay day =
                    new BodyKey.ChatDay(
                            new ChatId(Bytes.of(new byte[32])),
                            LocalDate.of(2026, 11, 1).plusDays(batch / 10));
            List<Received> received = new ArrayList<>();
            int size = 1 << dice.nextInt(8);
            for (int i = 0; i < size; i++) {
                byte[] body = new byte[dice.nextInt(3000)];
                dice.nextBytes(body);
                Received message = new Received(MessageId.random(random).value(), Bytes.of(body));
                boolean alone = dice.nextInt(5) == 0;
                JournalPosition at =
                        home.journal.append(
                                head(message.mid()),
                                Optional.of(message.body()),
                                alone ? new BodyKey.Own(Optional.empty()) : day);
                if (alone) {
                    timed.add(message);
                    keys.put(
                            message.mid(), home.journal.read(at).orElseThrow().key().orElseThrow());
                }
                received.add(message);
            }
            home.commit();
            received.forEach(power::acknowledged);
            if (dice.nextInt(6) == 0 && !timed.isEmpty()) {
                Received gone = timed.removeFirst();
                KeyId key = keys.get(gone.mid());
                home.keys.deadline(key, Instant.EPOCH);
                home.keys.forget(home.keys.due(Instant.now()));
                power.acknowledged(new Erased(gone.mid()));
            }
            if (dice.nextInt(15) == 0) {
                home.close();
                home = new Home(power.home());
            }
        }
        home.close();
    }

    private void verify(Path image, List<Object> promises) throws Exception {
        Map<Bytes, Bytes> received = new HashMap<>();
        Set<Bytes> erased = new HashSet<>();
        for (Object promise : promises) {
            switch (promise) {
                case Received message -> received.put(message.mid(), message.body());
                case Erased message -> erased.add(message.mid());
                default -> throw new IllegalStateException();
            }
        }
        for (int opening = 0; opening < 2; opening++) {
            try (Home home = new Home(image)) {
                Map<Bytes, JournalRecord> found = new HashMap<>();
                home.journal.replay(
                        JournalPosition.START,
                        new Replay() {
                            @Override
                            public void record(JournalRecord record) {
                                Bytes mid = record.head().mid().orElseThrow().value();
                                assertEquals(null, found.put(mid, record), "a record twice");
                            }

                            @Override
                            public void damaged(JournalPosition from) {
                                throw new AssertionError("damage at " + from);
                            }
                        });
                received.forEach(
                        (mid, body) -> {
                            JournalRecord record = found.get(mid);
                            assertTrue(record != null, "an acknowledged message is lost");
                            if (erased.contains(mid)) {
                                assertTrue(record.erased(), "an erased message is readable");
                            } else if (!record.erased()) {
                                assertEquals(Optional.of(body), record.body());
                            }
                        });
                long readable =
                        received.keySet().stream().filter(mid -> !found.get(mid).erased()).count();
                // One erasing may have been under way, not promised yet.
                assertTrue(readable >= received.size() - erased.size() - 1, "a key is lost");
                assertEquals(found.keySet(), home.indexed(), "the index follows the journal");
                // and life goes on
                Received later = new Received(MessageId.random(random).value(), Bytes.EMPTY);
                home.journal.append(head(later.mid()), Optional.of(later.body()), NOT_OF_A_DAY);
                home.commit();
                received.put(later.mid(), later.body());
            }
        }
    }

    private static RecordHead head(Bytes mid) {
        return new RecordHead(
                "text",
                Optional.empty(),
                Optional.of(new MessageId(mid)),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                List.of());
    }

    /** What the rooms above do with journal and database, in small. On the lane. */
    private final class Home implements AutoCloseable {
        private final Store store;
        private final KeyFile keys;
        private final Journal journal;
        private final List<JournalRecord> pending = new ArrayList<>();
        private JournalPosition indexedTo;

        Home(Path home) throws Exception {
            Disk.makeFolder(home);
            store = openStore(home.resolve("db"));
            indexedTo = store.read(Home::position).orElse(JournalPosition.START);
            keys = KeyFile.open(home.resolve("journal"), dataKey, random);
            journal =
                    Journal.open(
                            home.resolve("journal"),
                            dataKey,
                            keys,
                            indexedTo,
                            Clock.systemUTC(),
                            random);
            assertTrue(!journal.shortOfConfirmed(), "the journal is shorter than promised");
            commit();
        }

        private Store openStore(Path db) throws Exception {
            try {
                return Store.open(db, password, SCHEMA, lane);
            } catch (StoreDamagedException e) {
                damagedDatabases.incrementAndGet();
                Store.setAside(db, Clock.systemUTC());
                return Store.open(db, password, SCHEMA, lane);
            }
        }

        /** Journal first, then the index of all that is new in it. */
        void commit() throws Exception {
            journal.sync();
            pending.clear();
            journal.replay(
                    indexedTo,
                    new Replay() {
                        @Override
                        public void record(JournalRecord record) {
                            pending.add(record);
                        }

                        @Override
                        public void damaged(JournalPosition from) {
                            throw new AssertionError("damage at " + from);
                        }
                    });
            rebuilt.addAndGet(pending.size());
            JournalPosition end = journal.end();
            store.write(
                    tx -> {
                        for (JournalRecord record : pending) {
                            tx.update(
                                    "insert into inbox_row values (?, ?, ?)",
                                    record.head().mid().orElseThrow().value().toArray(),
                                    record.position().segment(),
                                    record.position().offset());
                        }
                        byte[] state = new byte[3000];
                        random.nextBytes(state);
                        for (int device = 0; device < 1 + pending.size() % 20; device++) {
                            tx.update(
                                    "merge into inbox_session key(device) values (?, ?)",
                                    device,
                                    state);
                        }
                        tx.update(
                                "merge into inbox_position key(id) values (1, ?, ?)",
                                end.segment(),
                                end.offset());
                        return true;
                    });
            indexedTo = end;
        }

        Set<Bytes> indexed() throws Exception {
            return new HashSet<>(
                    store.read(
                            tx ->
                                    tx.list(
                                            "select mid from inbox_row",
                                            row -> Bytes.of(row.getBytes(1)))));
        }

        private static Optional<JournalPosition> position(Tx tx) {
            return tx.one(
                    "select segment, position from inbox_position where id = 1",
                    row -> new JournalPosition(row.getLong(1), row.getLong(2)));
        }

        @Override
        public void close() {
            store.close();
            journal.close();
            keys.close();
        }
    }
}
