package chat.parley.relay.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full or fails: what was durable is there when the relay begins again, and nothing is written after it. */
class DiskTroubleTest {
    @TempDir Path data;

    private DataFolder folder;

    @BeforeEach
    void begin() throws FolderException {
        RecordedFiles.begin();
        folder = DataFolder.open(data);
    }

    @AfterEach
    void end() {
        RecordedFiles.begin();
        folder.close();
    }

    @Test
    void aFullDiskCostsNothingThatWasDurable() throws FolderException {
        List<Long> durable = new ArrayList<>();
        long next = 0;
        // The smaller ones tear the next write inside its first block of 4096 bytes.
        for (long space :
                List.of(0L, 1L, 2_952L, 4_095L, 4_096L, 6_001L, 12_002L, 24_577L, 54_009L)) {
            try (Database database = open()) {
                assertEquals(durable, rows(database));
                insert(database, next);
                durable.add(next++);
                RecordedFiles.space(space);
                try {
                    while (true) {
                        insert(database, next);
                        durable.add(next++);
                    }
                } catch (CompletionException full) {
                    next++;
                }
                RecordedFiles.space(Long.MAX_VALUE);
            }
        }
    }

    @Test
    void afterAForceThatFailedTheDatabaseWritesNothingMore() throws FolderException {
        List<Long> durable = new ArrayList<>();
        int steps;
        try (Database database = open()) {
            for (long row = 0; row < 20; row++) {
                insert(database, row);
                durable.add(row);
            }
            RecordedFiles.forcesFail(true);
            assertThrows(CompletionException.class, () -> insert(database, 20));
            RecordedFiles.forcesFail(false);
            steps = RecordedFiles.steps().size();
            assertThrows(CompletionException.class, () -> insert(database, 21));
        }
        assertEquals(steps, RecordedFiles.steps().size());
        try (Database database = open()) {
            assertEquals(durable, rows(database).subList(0, 20));
        }
    }

    private Database open() throws FolderException {
        return Database.open(folder, RecordedFiles.SCHEME + ":", () -> {});
    }

    private static void insert(Database database, long row) {
        database.lane()
                .durable(
                        tx -> {
                            tx.update("insert into shared (arrival, rows_left) values (?, 0)", row);
                            return true;
                        })
                .join();
    }

    private static List<Long> rows(Database database) {
        return database.read(
                tx -> tx.list("select arrival from shared order by arrival", row -> row.number(1)));
    }
}
