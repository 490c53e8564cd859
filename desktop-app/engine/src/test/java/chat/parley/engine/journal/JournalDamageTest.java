package chat.parley.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.keys.DataKey;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that somebody or something changed. */
class JournalDamageTest {
    private static final long BIG = 32 << 20;

    private final SecureRandom random = new SecureRandom();
    private final DataKey dataKey = DataKey.random(random);

    @TempDir Path folder;

    @Test
    void aFlippedBitAnywhereCostsOneRecordAndIsReported() throws Exception {
        List<JournalPosition> at = write("one", "two", "three");
        Path file = Segments.file(folder, 1);
        byte[] sound = Files.readAllBytes(file);
        JournalPosition end = end();
        for (int i = (int) at.get(1).offset(); i < at.get(2).offset(); i++) {
            byte[] damaged = sound.clone();
            damaged[i] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            try (TestJournal journal = open(end)) {
                assertEquals(List.of("one", "damaged", "three"), journal.replay(), "byte " + i);
                damaged(journal, at.get(1));
            }
            assertEquals(sound.length, Files.size(file), "nothing confirmed is cut");
        }
    }

    @Test
    void withoutADatabaseLaterRecordsTellDamageFromATornTail() throws Exception {
        List<JournalPosition> at = write("one", "two", "three");
        Path file = Segments.file(folder, 1);
        byte[] damaged = Files.readAllBytes(file);
        damaged[(int) at.get(1).offset() + 40] ^= 1;
        Files.write(file, damaged);
        try (TestJournal journal = open(JournalPosition.START)) {
            assertEquals(List.of("one", "damaged", "three"), journal.replay());
            journal.append("four");
            assertEquals(List.of("one", "damaged", "three", "four"), journal.replay());
        }
        assertEquals(List.of(), torn());
    }

    @Test
    void aSegmentCutAnywhereBehindTheConfirmedPositionGoesOnInANewOne() throws Exception {
        List<JournalPosition> at = write("one", "two");
        JournalPosition confirmed = at.get(1);
        Path file = Segments.file(folder, 1);
        byte[] sound = Files.readAllBytes(file);
        for (int length = (int) confirmed.offset(); length < sound.length; length++) {
            clear();
            Files.write(file, Arrays.copyOf(sound, length));
            try (TestJournal journal = open(confirmed)) {
                assertEquals(List.of("one"), journal.replay(), "length " + length);
                JournalPosition next = journal.append("three");
                assertEquals(length == confirmed.offset() ? 1 : 2, next.segment());
                journal.journal.sync();
            }
            try (TestJournal journal = open(confirmed)) {
                assertEquals(List.of("one", "three"), journal.replay());
            }
            if (length > confirmed.offset()) {
                assertEquals(1, torn().size());
                assertEquals(
                        Bytes.of(Arrays.copyOfRange(sound, (int) confirmed.offset(), length)),
                        Bytes.of(Files.readAllBytes(torn().getFirst())),
                        "what was cut off is kept");
            }
        }
    }

    @Test
    void aTornTailOfZerosOrNoiseIsCut() throws Exception {
        write("one");
        Path file = Segments.file(folder, 1);
        byte[] sound = Files.readAllBytes(file);
        for (int kind = 0; kind < 2; kind++) {
            clear();
            byte[] longer = Arrays.copyOf(sound, sound.length + 9000);
            if (kind == 1) {
                byte[] noise = new byte[9000];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, longer, sound.length, noise.length);
            }
            Files.write(file, longer);
            try (TestJournal journal = open(JournalPosition.START)) {
                assertEquals(List.of("one"), journal.replay());
            }
            assertEquals(sound.length, Files.size(file));
        }
    }

    @Test
    void aCutWhileASegmentIsMadeLosesNothing() throws Exception {
        write("one");
        for (int length = 0; length < Segments.HEADER; length++) {
            clear();
            Files.deleteIfExists(Segments.file(folder, 3));
            Files.write(Segments.file(folder, 2), new byte[length]);
            try (TestJournal journal = open(JournalPosition.START)) {
                assertEquals(List.of("one"), journal.replay());
                assertEquals(3, journal.append("two").segment());
                assertEquals(List.of("one", "two"), journal.replay());
            }
            try (TestJournal journal = open(JournalPosition.START)) {
                assertEquals(List.of("one", "two"), journal.replay());
            }
        }
    }

    @Test
    void hostileLengthsLeadNowhere() throws Exception {
        List<JournalPosition> at = write("one", "two", "three");
        Path file = Segments.file(folder, 1);
        byte[] sound = Files.readAllBytes(file);
        JournalPosition end = end();
        for (int field = 4; field <= 8; field += 4) {
            for (int length :
                    List.of(
                            Integer.MAX_VALUE,
                            Integer.MIN_VALUE,
                            -1,
                            0,
                            1,
                            RecordFormat.MOST_HEAD + 1,
                            RecordFormat.MOST_BODY + 1)) {
                byte[] damaged = sound.clone();
                ByteBuffer.wrap(damaged).putInt((int) at.get(1).offset() + field, length);
                Files.write(file, damaged);
                try (TestJournal journal = open(end)) {
                    assertEquals(List.of("one", "damaged", "three"), journal.replay());
                    damaged(journal, at.get(1));
                }
            }
        }
    }

    @Test
    void recordsThatWereSwappedOrMovedAreNotTaken() throws Exception {
        List<JournalPosition> at = write("one", "two", "wow", "end");
        Path file = Segments.file(folder, 1);
        byte[] sound = Files.readAllBytes(file);
        int two = (int) at.get(1).offset();
        int wow = (int) at.get(2).offset();
        int last = (int) at.get(3).offset();
        assertEquals(wow - two, last - wow, "records of one length");
        byte[] swapped = sound.clone();
        System.arraycopy(sound, wow, swapped, two, last - wow);
        System.arraycopy(sound, two, swapped, wow, wow - two);
        Files.write(file, swapped);
        try (TestJournal journal = open(end())) {
            assertEquals(List.of("one", "damaged", "end"), journal.replay());
        }
        // the body of one in the record of the other, prefix and head untouched
        byte[] bodies = sound.clone();
        int body = 3 + 28;
        System.arraycopy(sound, last - body, bodies, wow - body, body);
        Files.write(file, bodies);
        try (TestJournal journal = open(end())) {
            assertEquals(List.of("one", "damaged", "wow", "end"), journal.replay());
        }
    }

    @Test
    void recordsOfAnotherSegmentAreNotTaken() throws Exception {
        try (TestJournal journal = new TestJournal(folder, dataKey, JournalPosition.START, 1)) {
            journal.append("one");
            journal.append("two");
            journal.append("end");
        }
        byte[] first = Files.readAllBytes(Segments.file(folder, 1));
        byte[] second = Files.readAllBytes(Segments.file(folder, 2));
        Files.write(Segments.file(folder, 1), second);
        Files.write(Segments.file(folder, 2), first);
        try (TestJournal journal = open(JournalPosition.START)) {
            assertEquals(List.of("damaged", "damaged", "end"), journal.replay());
        }
        System.arraycopy(first, 32, second, 32, second.length - 32);
        Files.write(Segments.file(folder, 1), first);
        Files.write(Segments.file(folder, 2), second);
        try (TestJournal journal = open(JournalPosition.START)) {
            assertEquals(List.of("one", "damaged", "end"), journal.replay());
        }
    }

    @Test
    void aMissingSegmentAndAMissingEndAreReported() throws Exception {
        try (TestJournal journal = new TestJournal(folder, dataKey, JournalPosition.START, 1)) {
            for (String body : List.of("1", "2", "3", "4")) {
                journal.append(body);
            }
        }
        Files.delete(Segments.file(folder, 2));
        try (TestJournal journal = open(JournalPosition.START)) {
            assertEquals(List.of("1", "damaged", "3", "4"), journal.replay());
            assertEquals(List.of("damaged", "3", "4"), journal.replay(new JournalPosition(2, 0)));
        }
        Files.write(
                Segments.file(folder, 3),
                Arrays.copyOf(Files.readAllBytes(Segments.file(folder, 3)), 32));
        try (TestJournal journal = open(JournalPosition.START)) {
            assertEquals(List.of("1", "damaged", "damaged", "4"), journal.replay());
        }
    }

    @Test
    void aJournalShorterThanConfirmedSaysSoAndTakesNewNumbers() throws Exception {
        write("one", "two");
        JournalPosition end = end();
        Path file = Segments.file(folder, 1);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 32));
        try (TestJournal journal = open(end)) {
            assertTrue(journal.journal.shortOfConfirmed());
            assertEquals(2, journal.append("three").segment());
        }
        Files.delete(file);
        Files.delete(Segments.file(folder, 2));
        try (TestJournal journal = open(new JournalPosition(7, 100))) {
            assertTrue(journal.journal.shortOfConfirmed());
            assertEquals(8, journal.append("four").segment());
            assertEquals(List.of("damaged", "four"), journal.replay());
        }
        try (TestJournal journal = open(new JournalPosition(8, 32))) {
            assertFalse(journal.journal.shortOfConfirmed());
        }
    }

    @Test
    void aPositionThatIsNoneIsRefused() throws Exception {
        List<JournalPosition> at = write("one");
        try (TestJournal journal = open(JournalPosition.START)) {
            damaged(journal, new JournalPosition(1, at.getFirst().offset() + 1));
            damaged(journal, new JournalPosition(1, 0));
            damaged(journal, journal.journal.end());
            damaged(journal, new JournalPosition(1, Long.MAX_VALUE));
            damaged(journal, new JournalPosition(9, 32));
        }
    }

    @Test
    void anotherDataKeyIsRefusedAndHarmsNothing() throws Exception {
        write("one");
        ParleyException refused =
                assertThrows(
                        ParleyException.class,
                        () -> TestJournal.open(folder, DataKey.random(random)));
        assertEquals(Trouble.PROFILE_DAMAGED, refused.trouble());
        try (TestJournal journal = open(JournalPosition.START)) {
            assertEquals(List.of("one"), journal.replay());
        }
    }

    @Test
    void lostKeyFilesAreNotReplacedByEmptyOnes() throws Exception {
        write("one");
        Files.delete(folder.resolve("bodykeys"));
        Files.delete(folder.resolve("bodykeys.copy"));
        assertEquals(
                Trouble.PROFILE_DAMAGED,
                assertThrows(ParleyException.class, () -> open(JournalPosition.START)).trouble());
        assertFalse(Files.exists(folder.resolve("bodykeys")));
    }

    @Test
    void everyLengthOfBodyComesBack() throws Exception {
        List<Integer> lengths =
                IntStream.concat(IntStream.range(0, 40), IntStream.of(4096, 65536, Bytes.MAX))
                        .boxed()
                        .toList();
        List<JournalPosition> at = new ArrayList<>();
        try (TestJournal journal = open(JournalPosition.START)) {
            for (int length : lengths) {
                at.add(
                        journal.journal.append(
                                TestJournal.head(),
                                Optional.of(Bytes.of(new byte[length])),
                                TestJournal.TODAY));
            }
        }
        try (TestJournal journal = open(JournalPosition.START)) {
            for (int i = 0; i < lengths.size(); i++) {
                assertEquals(
                        lengths.get(i),
                        journal.journal.read(at.get(i)).orElseThrow().body().orElseThrow().size());
            }
        }
    }

    private List<JournalPosition> write(String... bodies) throws Exception {
        List<JournalPosition> at = new ArrayList<>();
        try (TestJournal journal = open(JournalPosition.START)) {
            for (String body : bodies) {
                at.add(journal.append(body));
                journal.journal.sync();
            }
        }
        return at;
    }

    private JournalPosition end() throws Exception {
        return new JournalPosition(1, Files.size(Segments.file(folder, 1)));
    }

    private TestJournal open(JournalPosition confirmed) throws Exception {
        return new TestJournal(folder, dataKey, confirmed, BIG);
    }

    private static void damaged(TestJournal journal, JournalPosition at) throws Exception {
        assertEquals(Optional.empty(), journal.journal.read(at));
    }

    private List<Path> torn() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("torn-")).toList();
        }
    }

    /** Takes away what an earlier round of a test left. */
    private void clear() throws Exception {
        for (Path file : torn()) {
            Files.delete(file);
        }
        Files.deleteIfExists(Segments.file(folder, 2));
    }
}
