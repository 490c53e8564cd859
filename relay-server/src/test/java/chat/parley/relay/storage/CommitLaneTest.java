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

    private long count() {
        return database.read(tx -> tx.first("select count(*) from shared", row -> row.number(1)))
                .orElseThrow();
    }

    /** Holds the lane up, so that the jobs that come meanwhile make one batch. */
    private CountDownLatch holdUp() {
        CountDownLatch go = new CountDownLatch(1);
        var _ =
                database.lane()
                        .lazy(
                                tx -> {
                                    try {
                                        go.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return true;
                                });
        return go;
    }

    @Test
    void jobsCompleteInTheOrderInWhichTheyCame() {
        CountDownLatch go = holdUp();
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
        CountDownLatch go = holdUp();
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
                            public void rolledBack() {
                                told.add("rolled back");
                            }
                        });
        CountDownLatch go = holdUp();
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
        assertEquals(2, told.stream().filter("rolled back"::equals).count());
        assertEquals(0, broken.get());
    }

    @Test
    void aRefusalBeforeAnyWritingUndoesNothing() {
        List<String> told = new ArrayList<>();
        database.lane()
                .join(
                        new CommitLane.Participant() {
                            @Override
                            public void rolledBack() {
                                told.add("rolled back");
                            }
                        });
        CountDownLatch go = holdUp();
        CompletableFuture<Boolean> good = database.lane().durable(tx -> insert(tx, 1));
        CompletableFuture<Boolean> refused =
                database.lane()
                        .durable(
                                tx -> {
                                    throw new IllegalArgumentException("refused");
                                });
        go.countDown();
        assertTrue(good.join());
        assertThrows(CompletionException.class, refused::join);
        assertEquals(List.of(), told);
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
