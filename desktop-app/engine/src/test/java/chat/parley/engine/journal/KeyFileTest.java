package chat.parley.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.keys.DataKey;
import chat.parley.model.codec.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final Instant NOON = Instant.parse("2026-11-05T12:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final DataKey dataKey = DataKey.random(random);

    @TempDir Path folder;

    @Test
    void bodiesOfAChatAndDayShareAKey() throws Exception {
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            KeyId first = key(journal, journal.append("one"));
            assertEquals(first, key(journal, journal.append("two")));
            BodyKey.ChatDay tomorrow =
                    new BodyKey.ChatDay(TestJournal.CHAT, TestJournal.DAY.plusDays(1));
            assertFalse(first.equals(key(journal, journal.append("three", tomorrow))));
            assertFalse(
                    key(journal, journal.append("4", own()))
                            .equals(key(journal, journal.append("5", own()))));
        }
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            assertEquals(List.of("one", "two", "three", "4", "5"), journal.replay());
        }
    }

    @Test
    void theJournalsOwnBodiesHaveNoKeyToForget() throws Exception {
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            JournalPosition at = journal.append("settings", new BodyKey.Journal());
            assertEquals(Optional.empty(), journal.journal.read(at).orElseThrow().key());
            assertEquals("settings", journal.read(at));
        }
    }

    @Test
    void erasingOneMessageOfADaySparesTheOthers() throws Exception {
        JournalPosition again;
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            JournalPosition gone = journal.append("unsent");
            JournalPosition kept = journal.append("kept");
            journal.journal.sync();
            KeyId old = journal.keys.renew(TestJournal.TODAY).orElseThrow();
            assertEquals(
                    List.of(new KeyFile.Retired(old, TestJournal.TODAY)), journal.keys.retired());
            again = journal.append(journal.read(kept));
            journal.journal.sync();
            journal.keys.forget(List.of(old));
            assertEquals(List.of(), journal.keys.retired());
            assertEquals("erased", journal.read(gone));
            assertEquals("kept", journal.read(again));
            assertFalse(journal.keys.holds(old));
        }
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            assertEquals(List.of("erased", "erased", "kept"), journal.replay());
            assertEquals("kept", journal.read(again));
        }
    }

    @Test
    void anErasingThatWasCutShortIsFoundAtTheNextOpening() throws Exception {
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            journal.append("unsent");
            journal.journal.sync();
            assertEquals(
                    Optional.empty(),
                    journal.keys.renew(
                            new BodyKey.ChatDay(TestJournal.CHAT, TestJournal.DAY.plusDays(9))));
            assertTrue(journal.keys.renew(TestJournal.TODAY).isPresent());
        }
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            assertEquals(1, journal.keys.retired().size());
            assertEquals(TestJournal.TODAY, journal.keys.retired().getFirst().of());
            journal.keys.forget(journal.keys.retired().stream().map(KeyFile.Retired::id).toList());
            assertEquals(List.of("erased"), journal.replay());
        }
    }

    @Test
    void deadlinesSurviveAndCanBeGivenLater() throws Exception {
        KeyId later;
        KeyId known;
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            known = key(journal, journal.append("1", new BodyKey.Own(Optional.of(NOON))));
            later = key(journal, journal.append("2", own()));
            journal.append("3", own());
            journal.journal.sync();
            journal.keys.deadline(later, NOON.plusSeconds(60));
            assertEquals(Optional.of(NOON), journal.keys.nextDeadline());
        }
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            assertEquals(List.of(), journal.keys.due(NOON.minusMillis(1)));
            assertEquals(List.of(known), journal.keys.due(NOON));
            assertEquals(List.of(known, later), journal.keys.due(NOON.plusSeconds(60)));
            journal.keys.forget(journal.keys.due(NOON));
            // a clock that was set back brings nothing back, and forgets nothing early
            assertEquals(List.of(), journal.keys.due(NOON.minusSeconds(86_400)));
            journal.keys.deadline(known, NOON);
            assertEquals(List.of("erased", "2", "3"), journal.replay());
        }
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            assertEquals(Optional.of(NOON.plusSeconds(60)), journal.keys.nextDeadline());
        }
    }

    @Test
    void oneDamagedCopyIsRestoredFromTheOther() throws Exception {
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            journal.append("1", own());
            journal.append("2", own());
            journal.append("3");
        }
        byte[] sound = Files.readAllBytes(folder.resolve("bodykeys"));
        assertEquals(4 * KeyFile.SLOT, sound.length);
        for (String place : List.of("bodykeys", "bodykeys.copy")) {
            for (int i = 0; i < sound.length; i += 13) {
                byte[] before = Files.readAllBytes(folder.resolve(place));
                byte[] damaged = before.clone();
                damaged[i] ^= 1;
                Files.write(folder.resolve(place), damaged);
                intact();
                Files.write(folder.resolve(place), Arrays.copyOf(damaged, i));
                intact();
            }
            Files.delete(folder.resolve(place));
            intact();
        }
    }

    @Test
    void damageOfBothCopiesInDifferentPlacesLosesNothing() throws Exception {
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            journal.append("1", own());
            journal.append("2", own());
            journal.append("3");
        }
        byte[] first = Files.readAllBytes(folder.resolve("bodykeys"));
        byte[] second = first.clone();
        first[KeyFile.SLOT + 60] ^= 1;
        second[2 * KeyFile.SLOT + 60] ^= 1;
        Files.write(folder.resolve("bodykeys"), first);
        Files.write(folder.resolve("bodykeys.copy"), second);
        intact();
    }

    @Test
    void damageOfOneKeyInBothCopiesCostsThatKeyAlone() throws Exception {
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            journal.append("1", own());
            journal.append("2", own());
            journal.append("3");
        }
        byte[] damaged = Files.readAllBytes(folder.resolve("bodykeys"));
        damaged[2 * KeyFile.SLOT + 60] ^= 1;
        Files.write(folder.resolve("bodykeys"), damaged);
        Files.write(folder.resolve("bodykeys.copy"), damaged);
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            assertEquals(List.of("1", "erased", "3"), journal.replay());
        }
    }

    @Test
    void anOlderCopyBringsNoForgottenKeyBack() throws Exception {
        KeyId gone;
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            gone = key(journal, journal.append("1", own()));
            journal.append("2", own());
        }
        byte[] before = Files.readAllBytes(folder.resolve("bodykeys.copy"));
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            journal.keys.forget(List.of(gone));
        }
        Files.write(folder.resolve("bodykeys.copy"), before);
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            assertEquals(List.of("erased", "2"), journal.replay());
        }
        Bytes healed = Bytes.of(Files.readAllBytes(folder.resolve("bodykeys.copy")));
        assertEquals(Bytes.of(Files.readAllBytes(folder.resolve("bodykeys"))), healed);
        // and what the newest copy lost by damage comes from the older one
        byte[] newest = Files.readAllBytes(folder.resolve("bodykeys"));
        newest[newest.length - 1] ^= 1;
        Files.write(folder.resolve("bodykeys"), newest);
        Files.write(folder.resolve("bodykeys.copy"), before);
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            assertEquals(List.of("erased", "2"), journal.replay());
            assertFalse(journal.keys.holds(gone));
        }
    }

    @Test
    void forgettingLeavesNothingOfTheKeyInTheFiles() throws Exception {
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            KeyId gone = key(journal, journal.append("1", own()));
            journal.journal.sync();
            byte[] slot =
                    Arrays.copyOfRange(
                            Files.readAllBytes(folder.resolve("bodykeys")),
                            KeyFile.SLOT,
                            2 * KeyFile.SLOT);
            journal.keys.forget(List.of(gone));
            for (String place : List.of("bodykeys", "bodykeys.copy")) {
                assertFalse(
                        HexFormat.of()
                                .formatHex(Files.readAllBytes(folder.resolve(place)))
                                .contains(HexFormat.of().formatHex(slot)));
            }
            assertTrue(journal.keys.due(NOON.plusSeconds(1L << 40)).isEmpty());
        }
    }

    private void intact() throws Exception {
        try (TestJournal journal = TestJournal.open(folder, dataKey)) {
            assertEquals(List.of("1", "2", "3"), journal.replay());
        }
        assertEquals(
                Bytes.of(Files.readAllBytes(folder.resolve("bodykeys"))),
                Bytes.of(Files.readAllBytes(folder.resolve("bodykeys.copy"))));
    }

    private static BodyKey.Own own() {
        return new BodyKey.Own(Optional.empty());
    }

    private static KeyId key(TestJournal journal, JournalPosition at) throws Exception {
        return journal.journal.read(at).orElseThrow().key().orElseThrow();
    }
}
