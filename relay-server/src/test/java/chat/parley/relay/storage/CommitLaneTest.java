package chat.parley.relay.storage;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLaneTest {
    @TempDir Path data;

    private final AtomicInteger broken = new AtomicInteger();
    private DataFolder folder;
    private Database database;

    @BeforeEach
    void open() throws FolderException {
        folder = DataFolder.open(data);
        database = Database.open(folder, broken::incrementAndGet);
    }

    @AfterEach
    void close() {
        database.close();
        folder.close();
    }

    private static boolean insert(Transaction tx, long number) {
        tx.update("insert into shared (arrival, rows_left) values (?, 0)", number);
        return true;
    }

    private static long rows(Transaction tx) {
        return tx.first("select count(*) from shared", row -> row.number(1)).orElseThrow();
    }

    private long count() {
        return database.read(CommitLaneTest::rows);
    }

    @Test
    void jobsCompleteInTheOrderInWhichTheyCame() {
        CountDownLatch go = TestRooms.holdUp(database);
        List<Integer> completed = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int number = i;
            all.add(
                    database.lane()
                            .durable(tx -> insert(tx, number))
                            .thenAccept(done -> completed.add(number)));
        }
        go.countDown();
        all.forEach(CompletableFuture::join);
        assertEquals(completed.stream().sorted().toList(), completed);
        assertEquals(300, count());
    }

    @Test
    void aBatchIsCommittedBeforeAnyOfItCompletes() {
        CountDownLatch go = TestRooms.holdUp(database);
        CompletableFuture<Long> seenByFirst =
                database.lane().durable(tx -> insert(tx, 1)).thenApply(done -> count());
        CompletableFuture<Boolean> second = database.lane().durable(tx -> insert(tx, 2));
        go.countDown();
        assertTrue(second.join());
        assertEquals(2, seenByFirst.join());
    }

    @Test
    void aJobThatFailsHavingWrittenFailsAlone() {
        List<String> told = new ArrayList<>();
        database.lane()
                .join(
                        new CommitLane.Participant() {
                            @Override
                            public void committed() {
                                told.add("committed");
                            }

                            @Override
                            public void undone() {
                                told.add("undone");
                            }
                        });
        CountDownLatch go = TestRooms.holdUp(database);
        CompletableFuture<Boolean> before = database.lane().durable(tx -> insert(tx, 1));
        CompletableFuture<Boolean> bad =
                database.lane()
                        .durable(
                                tx -> {
                                    insert(tx, 99);
                                    throw new IllegalStateException("no");
                                });
        CompletableFuture<Boolean> twice = database.lane().durable(tx -> insert(tx, 1));
        CompletableFuture<Boolean> after = database.lane().durable(tx -> insert(tx, 2));
        go.countDown();
        assertTrue(before.join());
        assertTrue(after.join());
        assertInstanceOf(
                IllegalStateException.class,
                assertThrows(CompletionException.class, bad::join).getCause());
        assertInstanceOf(
                StorageException.class,
                assertThrows(CompletionException.class, twice::join).getCause());
        assertEquals(2, count());
        assertEquals(2, told.stream().filter("undone"::equals).count());
        assertEquals(0, broken.get());
    }

    @Test
    void everyJobRunsOnceWhateverTheOthersDo() {
        CountDownLatch go = TestRooms.holdUp(database);
        List<Integer> ran = new ArrayList<>();
        List<CompletableFuture<Long>> good = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            good.add(
                    database.lane()
                            .durable(
                                    tx -> {
                                        ran.add(number);
                                        insert(tx, number);
                                        return rows(tx);
                                    }));
            var _ =
                    database.lane()
                            .durable(
                                    tx -> {
                                        insert(tx, 1000 + number);
                                        throw new IllegalStateException("rows " + rows(tx));
                                    });
        }
        go.countDown();
        // none sees what another one wrote that failed
        assertEquals(
                LongStream.rangeClosed(1, 20).boxed().toList(),
                good.stream().map(CompletableFuture::join).toList());
        assertEquals(IntStream.range(0, 20).boxed().toList(), ran);
        assertEquals(20, count());
    }

    @Test
    void whatARoomKeepsInMemoryIsUndoneWithItsJobAlone() {
        List<Integer> kept = new ArrayList<>();
        List<Integer> collected = new ArrayList<>();
        database.lane()
                .join(
                        new CommitLane.Participant() {
                            @Override
                            public void done() {
                                kept.addAll(collected);
                                collected.clear();
                            }

                            @Override
                            public void undone() {
                                collected.clear();
                            }
                        });
        CountDownLatch go = TestRooms.holdUp(database);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            all.add(
                    database.lane()
                            .durable(
                                    tx -> {
                                        collected.add(number);
                                        if (number % 3 == 0) {
                                            throw new IllegalStateException("no");
                                        }
                                        return number % 3 == 1 || insert(tx, number);
                                    }));
        }
        go.countDown();
        all.forEach(one -> one.handle((done, failure) -> true).join());
        assertEquals(List.of(1, 2, 4, 5), kept);
    }

    @Test
    void closingFinishesWhatWaits() throws FolderException {
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            all.add(database.lane().durable(tx -> insert(tx, number)));
        }
        database.close();
        all.forEach(one -> assertTrue(one.join()));
        assertThrows(CompletionException.class, () -> database.lane().durable(tx -> true).join());
        database = Database.open(folder, broken::incrementAndGet);
        assertEquals(100, count());
    }

    @Test
    void aDatabaseThatFailsStopsTheLaneForGood() {
        CompletableFuture<Boolean> first =
                database.lane()
                        .durable(
                                tx -> {
                                    insert(tx, 1);
                                    tx.update("shutdown immediately");
                                    return true;
                                });
        assertThrows(CompletionException.class, first::join);
        CompletableFuture<Boolean> later = database.lane().durable(tx -> insert(tx, 2));
        assertThrows(CompletionException.class, later::join);
        assertFalse(database.lane().healthy());
        await().until(() -> broken.get() == 1);
    }
}
