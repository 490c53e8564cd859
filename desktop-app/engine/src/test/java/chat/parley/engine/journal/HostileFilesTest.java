package chat.parley.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.keys.DataKey;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Segments and key files of which somebody made anything at all. */
@Timeout(300)
class HostileFilesTest {
    private static final int ROUNDS = 600;
    private static final long SEGMENT = 2_000;

    private final DataKey dataKey = DataKey.random(new SecureRandom());
    private final Random dice = new Random(20261124);
    private final Map<String, JournalPosition> positions = new TreeMap<>();

    @TempDir Path temp;
    private Path folder;
    private Path older;
    private JournalPosition confirmed = JournalPosition.START;

    @BeforeEach
    void write() throws Exception {
        folder = temp.resolve("journal");
        older = temp.resolve("older");
        say(0, 12);
        copy(folder, older);
        say(12, 24);
        assertTrue(Segments.numbers(folder).size() > 2);
    }

    private void say(int from, int to) throws Exception {
        try (TestJournal journal = new TestJournal(folder, dataKey, confirmed, SEGMENT)) {
            for (int i = from; i < to; i++) {
                positions.put("word " + i, journal.append("word " + i));
                journal.journal.sync();
            }
            confirmed = journal.journal.end();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.sorted().toList();
        }
    }

    @Test
    void oneFileOfAnyBytesGivesTypedOutcomesAndNeverAnotherText() throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Path victim = temp.resolve("victim-" + round);
            copy(folder, victim);
            harm(victim);
            // With and without a database that knows how long the journal was.
            JournalPosition known = round % 2 == 0 ? confirmed : JournalPosition.START;
            outcomes.merge(open(victim, known), 1, Integer::sum);
        }
        assertTrue(outcomes.getOrDefault("reads", 0) > ROUNDS / 2, outcomes.toString());
    }

    private String open(Path victim, JournalPosition known) throws Exception {
        try (TestJournal journal = new TestJournal(victim, dataKey, known, SEGMENT)) {
            List<String> replayed = new ArrayList<>(journal.replay());
            replayed.removeAll(List.of("damaged", "erased"));
            assertEquals(
                    replayed.stream().filter(positions::containsKey).distinct().toList(), replayed);
            for (Map.Entry<String, JournalPosition> entry : positions.entrySet()) {
                journal.journal
                        .read(entry.getValue())
                        .filter(record -> !record.erased())
                        .ifPresent(
                                record ->
                                        assertEquals(
                                                TestJournal.bytes(entry.getKey()),
                                                record.body().orElseThrow()));
            }
            JournalPosition after = journal.append("goes on");
            journal.journal.sync();
            assertEquals("goes on", journal.read(after));
            return "reads";
        } catch (ParleyException e) {
            assertNotEquals(Trouble.INTERNAL, e.trouble(), e::toString);
            return e.trouble().name();
        }
    }

    private void harm(Path victim) throws IOException {
        List<Path> files = files(victim);
        Path file = files.get(dice.nextInt(files.size()));
        Path before = older.resolve(file.getFileName());
        byte[] bytes = Files.readAllBytes(file);
        byte[] other = Files.readAllBytes(files.get(dice.nextInt(files.size())));
        byte[] made =
                switch (dice.nextInt(9)) {
                    case 0 -> new byte[0];
                    case 1 -> Arrays.copyOf(bytes, dice.nextInt(bytes.length));
                    case 2 -> flipped(bytes, 1);
                    case 3 -> flipped(bytes, 1 + dice.nextInt(60));
                    case 4 -> Arrays.copyOf(bytes, bytes.length + dice.nextInt(5_000));
                    case 5 -> joined(bytes, other);
                    case 6 -> other;
                    case 7 -> Files.exists(before) ? Files.readAllBytes(before) : noise(bytes);
                    default -> noise(bytes);
                };
        Files.write(file, made);
    }

    private byte[] flipped(byte[] bytes, int times) {
        byte[] made = bytes.clone();
        for (int i = 0; i < times; i++) {
            made[dice.nextInt(made.length)] ^= (byte) (1 << dice.nextInt(8));
        }
        return made;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    /** The magic stays, so that the rest is looked at. */
    private byte[] noise(byte[] bytes) {
        byte[] made = new byte[bytes.length];
        dice.nextBytes(made);
        System.arraycopy(bytes, 0, made, 0, Math.min(8, bytes.length));
        return made;
    }
}
