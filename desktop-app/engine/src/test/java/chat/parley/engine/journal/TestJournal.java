package chat.parley.engine.journal;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.MessageId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal with its key file, and what tests ask of them. */
final class TestJournal implements AutoCloseable {
    static final ChatId CHAT = new ChatId(Bytes.of(new byte[32]));
    static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    static final BodyKey.ChatDay TODAY = new BodyKey.ChatDay(CHAT, DAY);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"), ZoneOffset.UTC);

    private static final SecureRandom RANDOM = new SecureRandom();

    final KeyFile keys;
    final Journal journal;

    TestJournal(Path folder, DataKey dataKey, JournalPosition confirmed, long segmentLimit)
            throws ParleyException {
        keys = KeyFile.open(folder, dataKey, RANDOM);
        try {
            journal = Journal.open(folder, dataKey, keys, confirmed, CLOCK, RANDOM, segmentLimit);
        } catch (ParleyException e) {
            keys.close();
            throw e;
        }
    }

    static TestJournal open(Path folder, DataKey dataKey) throws ParleyException {
        return new TestJournal(folder, dataKey, JournalPosition.START, 32 << 20);
    }

    JournalPosition append(String body) throws ParleyException {
        return append(body, TODAY);
    }

    JournalPosition append(String body, BodyKey key) throws ParleyException {
        return journal.append(head(), Optional.of(bytes(body)), key);
    }

    static RecordHead head() {
        return new RecordHead(
                "text",
                Optional.empty(),
                Optional.of(MessageId.random(RANDOM)),
                Optional.empty(),
                Optional.of(CHAT),
                1,
                1,
                List.of());
    }

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bodies in order: {@code -} where there is none, {@code erased}, {@code damaged}. */
    List<String> replay(JournalPosition from) throws Exception {
        List<String> bodies = new ArrayList<>();
        journal.replay(
                from,
                new Replay() {
                    @Override
                    public void record(JournalRecord record) throws Exception {
                        if (!journal.read(record.position()).equals(Optional.of(record))) {
                            throw new AssertionError("reading gives something else than replaying");
                        }
                        bodies.add(text(record));
                    }

                    @Override
                    public void damaged(JournalPosition at) {
                        bodies.add("damaged");
                    }
                });
        return bodies;
    }

    List<String> replay() throws Exception {
        return replay(JournalPosition.START);
    }

    String read(JournalPosition position) throws ParleyException {
        return text(journal.read(position).orElseThrow());
    }

    private static String text(JournalRecord record) {
        return record.erased()
                ? "erased"
                : record.body()
                        .map(body -> new String(body.toArray(), StandardCharsets.UTF_8))
                        .orElse("-");
    }

    @Override
    public void close() {
        journal.close();
        keys.close();
    }
}
