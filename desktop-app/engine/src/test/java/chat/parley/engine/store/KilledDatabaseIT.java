package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy of the database's file between two transactions is what a kill leaves: it opens with
 * everything that was durable. {@code -Dparley.h2.images=400} copies often enough for H2 to write into
 * space that it freed, which it does 45 seconds later (decision 0016).
 */
class KilledDatabaseIT {
    private static final int IMAGES = Integer.getInteger("parley.h2.images", 20);

    private static final List<Migration> SCHEMA =
            List.of(
                    new Migration(
                            "killed",
                            1,
                            "create table if not exists killed_count(id int primary key, told bigint);"
                                    + "create table if not exists killed_row(id bigint primary key,"
                                    + " body varbinary, word varchar);"
                                    + "create index if not exists killed_by_word on killed_row(word);"
                                    + "create table if not exists killed_gone(id bigint primary key,"
                                    + " body varbinary)"));

    private final Random random = new Random(7);

    @TempDir Path folder;

    @Test
    void whatWasDurableIsInEveryCopyOfTheFile() throws Exception {
        try (Lane lane = new Lane("killed", bug -> {})) {
            Path home = Files.createDirectory(folder.resolve("0"));
            long told = 0;
            for (int image = 1; image <= IMAGES; image++) {
                Path next = Files.createDirectory(folder.resolve(Integer.toString(image)));
                told = writeAndCopy(lane, home, next, told);
                Files.delete(home.resolve("parley.mv.db"));
                home = next;
            }
            try (Store store = open(lane, home)) {
                assertEquals(told, count(store), "in the last copy");
            }
        }
    }

    /** Writes beside somebody who reads, and returns the number that is durable in {@code next}. */
    private long writeAndCopy(Lane lane, Path home, Path next, long told) throws Exception {
        try (Store store = open(lane, home)) {
            assertEquals(told, count(store), "in the copy");
            AtomicBoolean stop = new AtomicBoolean();
            Thread reader = Thread.ofPlatform().start(() -> read(store, stop));
            long last = told;
            try {
                for (int i = 1 + random.nextInt(60); i > 0; i--) {
                    last++;
                    long number = last;
                    lane.call(() -> store.write(tx -> put(tx, number))).get();
                }
            } finally {
                stop.set(true);
                reader.join();
            }
            Files.copy(home.resolve("parley.mv.db"), next.resolve("parley.mv.db"));
            Files.createFile(next.resolve("unclean"));
            return last;
        }
    }

    private boolean put(Tx tx, long number) {
        byte[] body = new byte[random.nextInt(2000)];
        random.nextBytes(body);
        tx.update("insert into killed_row values(?, ?, ?)", number, body, "w" + number);
        tx.update("insert into killed_gone values(?, ?)", number, body);
        if (number % 3 == 0) {
            tx.update("delete from killed_gone where id < ?", number);
        }
        tx.update("merge into killed_count values(1, ?)", number);
        return true;
    }

    private static void read(Store store, AtomicBoolean stop) {
        try {
            while (!stop.get()) {
                store.read(
                        tx ->
                                tx.list(
                                        "select id from killed_row order by word desc limit 50",
                                        row -> row.getLong(1)));
                Thread.sleep(1);
            }
        } catch (ParleyException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(Store store) throws ParleyException {
        return store.read(tx -> tx.one("select told from killed_count", row -> row.getLong(1)))
                .orElse(0L);
    }

    private static Store open(Lane lane, Path home) throws Exception {
        return lane.call(() -> Store.open(home, Bytes.of(new byte[32]), SCHEMA, lane)).get();
    }
}
