package chat.parley.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.keys.DataKey;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final BodyKey.ChatDay DAY =
            new BodyKey.ChatDay(new ChatId(Bytes.of(new byte[32])), LocalDate.of(2026, 11, 5));

    private final SecureRandom random = new SecureRandom();
    private final DataKey dataKey = DataKey.random(random);

    @TempDir Path folder;

    @Test
    void recordsComeBackAfterReopening() throws Exception {
        RecordHead head =
                new RecordHead(
                        "text",
                        Optional.of(DeviceId.of(UUID.randomUUID())),
                        Optional.of(MessageId.random(random)),
                        Optional.of(
                                new MessageRef(
                                        DeviceId.of(UUID.randomUUID()), MessageId.random(random))),
                        Optional.of(DAY.chat()),
                        7,
                        1234567890123L << 16,
                        List.of(
                                new MessageRef(
                                        DeviceId.of(UUID.randomUUID()), MessageId.random(random))));
        JournalPosition first;
        JournalPosition second;
        try (KeyFile keys = KeyFile.open(folder, dataKey, random);
                Journal journal = open(keys, JournalPosition.START)) {
            first = journal.append(head, Optional.of(bytes("one")), DAY);
            second =
                    journal.append(
                            RecordHead.of("settings"), Optional.empty(), new BodyKey.Journal());
            assertEquals(head, journal.read(first).orElseThrow().head(), "before it is synced");
            journal.sync();
        }
        try (KeyFile keys = KeyFile.open(folder, dataKey, random);
                Journal journal = open(keys, JournalPosition.START)) {
            JournalRecord record = journal.read(first).orElseThrow();
            assertEquals(head, record.head());
            assertEquals(Optional.of(bytes("one")), record.body());
            assertEquals(second, record.next());
            assertEquals(RecordHead.of("settings"), journal.read(second).orElseThrow().head());
            assertEquals(List.of("text", "settings"), kinds(journal, JournalPosition.START));
            assertEquals(List.of("settings"), kinds(journal, second));
            assertEquals(List.of(), kinds(journal, journal.end()));
        }
    }

    @Test
    void forgettingTheKeyErasesTheBodyAndKeepsTheHead() throws Exception {
        JournalPosition timed;
        JournalPosition plain;
        try (KeyFile keys = KeyFile.open(folder, dataKey, random);
                Journal journal = open(keys, JournalPosition.START)) {
            timed =
                    journal.append(
                            RecordHead.of("text"),
                            Optional.of(bytes("timed")),
                            new BodyKey.Own(Optional.of(Instant.parse("2026-11-05T12:00:00Z"))));
            plain = journal.append(RecordHead.of("text"), Optional.of(bytes("plain")), DAY);
            journal.sync();
            assertEquals(
                    List.of(journal.read(timed).orElseThrow().key().orElseThrow()),
                    keys.due(Instant.parse("2026-11-05T12:00:00Z")));
            keys.forget(keys.due(Instant.parse("2026-11-05T12:00:00Z")));
            assertTrue(journal.read(timed).orElseThrow().erased());
        }
        try (KeyFile keys = KeyFile.open(folder, dataKey, random);
                Journal journal = open(keys, JournalPosition.START)) {
            assertTrue(journal.read(timed).orElseThrow().erased());
            assertEquals(Optional.empty(), journal.read(timed).orElseThrow().body());
            assertFalse(journal.read(plain).orElseThrow().erased());
            assertEquals(Optional.of(bytes("plain")), journal.read(plain).orElseThrow().body());
        }
    }

    @Test
    void aClockThatWasSetBackChangesNothing() throws Exception {
        List<String> written = new ArrayList<>();
        JournalPosition last = JournalPosition.START;
        for (int year = 2030; year > 1960; year -= 10) {
            Clock clock = Clock.fixed(Instant.parse(year + "-01-01T00:00:00Z"), ZoneOffset.UTC);
            try (KeyFile keys = KeyFile.open(folder, dataKey, random);
                    Journal journal = Journal.open(folder, dataKey, keys, last, clock, random)) {
                JournalPosition at =
                        journal.append(
                                RecordHead.of("year-" + year),
                                Optional.of(bytes("text")),
                                new BodyKey.ChatDay(DAY.chat(), LocalDate.of(year, 1, 1)));
                assertTrue(at.compareTo(last) >= 0);
                written.add("year-" + year);
                assertEquals(written, kinds(journal, JournalPosition.START));
                journal.sync();
                last = journal.end();
            }
            // and a torn tail each time, set aside under a date before the last one's
            Files.write(
                    Segments.file(folder, last.segment()),
                    new byte[100],
                    StandardOpenOption.APPEND);
        }
    }

    private Journal open(KeyFile keys, JournalPosition confirmed) throws Exception {
        return Journal.open(folder, dataKey, keys, confirmed, Clock.systemUTC(), random);
    }

    private static List<String> kinds(Journal journal, JournalPosition from) throws Exception {
        List<String> kinds = new ArrayList<>();
        journal.replay(
                from,
                new Replay() {
                    @Override
                    public void record(JournalRecord record) {
                        kinds.add(record.head().kind());
                    }

                    @Override
                    public void damaged(JournalPosition at) {
                        kinds.add("damaged");
                    }
                });
        return kinds;
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
