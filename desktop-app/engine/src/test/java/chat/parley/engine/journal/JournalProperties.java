package chat.parley.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.keys.DataKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JournalProperties {
    private final SecureRandom random = new SecureRandom();

    /** What the journal should say: bodies in their order, and which key each one has. */
    private static final class Expected {
        final List<String> bodies = new ArrayList<>();
        final List<JournalPosition> positions = new ArrayList<>();
        final List<Optional<KeyId>> keys = new ArrayList<>();

        void erase(KeyId key) {
            for (int i = 0; i < bodies.size(); i++) {
                if (keys.get(i).equals(Optional.of(key))) {
                    bodies.set(i, "erased");
                }
            }
        }
    }

    @Property(tries = 60)
    void whateverIsDoneInWhateverOrderTheJournalSaysWhatWasSaid(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 99) Integer> deeds)
            throws Exception {
        Path folder = Files.createTempDirectory("journal");
        DataKey dataKey = DataKey.random(random);
        Expected expected = new Expected();
        TestJournal journal = new TestJournal(folder, dataKey, JournalPosition.START, 2000);
        try {
            int number = 0;
            for (int deed : deeds) {
                if (deed < 60) {
                    append(journal, expected, "said " + number++, key(deed));
                } else if (deed < 70) {
                    journal.journal.sync();
                } else if (deed < 80) {
                    forgetOne(journal, expected, deed);
                } else if (deed < 90) {
                    eraseFromDay(journal, expected);
                } else {
                    JournalPosition end = journal.journal.end();
                    journal.close();
                    JournalPosition confirmed = deed < 95 ? end : JournalPosition.START;
                    journal = new TestJournal(folder, dataKey, confirmed, 2000);
                    assertEquals(end, journal.journal.end());
                }
            }
            assertEquals(expected.bodies, journal.replay());
            for (int i = 0; i < expected.positions.size(); i++) {
                JournalPosition at = expected.positions.get(i);
                assertEquals(expected.bodies.get(i), journal.read(at));
                assertEquals(
                        expected.bodies.subList(i, expected.bodies.size()), journal.replay(at));
            }
            for (int i = 1; i < expected.positions.size(); i++) {
                assertTrue(expected.positions.get(i - 1).compareTo(expected.positions.get(i)) < 0);
            }
        } finally {
            journal.close();
            delete(folder);
        }
    }

    @Property(tries = 200)
    void noBytesMakeOpeningOrPlayingFail(@ForAll @Size(max = 400) byte[] noise, @ForAll int place)
            throws Exception {
        Path folder = Files.createTempDirectory("journal");
        DataKey dataKey = DataKey.random(random);
        try {
            try (TestJournal journal = TestJournal.open(folder, dataKey)) {
                for (int i = 0; i < 5; i++) {
                    journal.append("said " + i);
                }
            }
            Path file = Segments.file(folder, 1);
            byte[] bytes = Files.readAllBytes(file);
            int from = Math.floorMod(place, bytes.length);
            System.arraycopy(noise, 0, bytes, from, Math.min(noise.length, bytes.length - from));
            Files.write(file, bytes);
            try (TestJournal journal = TestJournal.open(folder, dataKey)) {
                journal.append("later");
                List<String> said = journal.replay();
                assertEquals("later", said.getLast());
            }
        } finally {
            delete(folder);
        }
    }

    private static BodyKey key(int deed) {
        if (deed < 40) {
            return new BodyKey.ChatDay(TestJournal.CHAT, TestJournal.DAY.plusDays(deed % 3));
        }
        return deed < 55 ? new BodyKey.Own(Optional.empty()) : new BodyKey.Journal();
    }

    private static void append(TestJournal journal, Expected expected, String body, BodyKey key)
            throws Exception {
        JournalPosition at = journal.append(body, key);
        expected.bodies.add(body);
        expected.positions.add(at);
        expected.keys.add(journal.journal.read(at).orElseThrow().key());
    }

    private static void forgetOne(TestJournal journal, Expected expected, int deed)
            throws Exception {
        List<KeyId> standing = expected.keys.stream().flatMap(Optional::stream).toList();
        if (!standing.isEmpty()) {
            KeyId gone = standing.get(new Random(deed).nextInt(standing.size()));
            journal.keys.forget(List.of(gone));
            expected.erase(gone);
        }
    }

    /** Erases the first body of today and keeps the others, as unsending does. */
    private static void eraseFromDay(TestJournal journal, Expected expected) throws Exception {
        Optional<KeyId> old = journal.keys.renew(TestJournal.TODAY);
        if (old.isEmpty()) {
            return;
        }
        List<String> survivors = new ArrayList<>();
        for (int i = 0; i < expected.bodies.size(); i++) {
            if (expected.keys.get(i).equals(old)) {
                survivors.add(expected.bodies.get(i));
            }
        }
        for (String body : survivors.stream().skip(1).toList()) {
            append(journal, expected, body, TestJournal.TODAY);
        }
        journal.journal.sync();
        journal.keys.forget(List.of(old.get()));
        expected.erase(old.get());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
