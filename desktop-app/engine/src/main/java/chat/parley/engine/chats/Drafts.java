package chat.parley.engine.chats;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.store.LaneTimer;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was typed and not sent, kept for the next start. On the lane. */
final class Drafts {
    /** A draft is written down when it has been left alone for so long. */
    static final Duration QUIET = Duration.ofMillis(800);

    /** The longest draft that is kept, in bytes of UTF-8. */
    static final int MOST = 64 * 1024;

    private static final String KIND = "draft";

    private final Ledger ledger;
    private final LaneTimer timer;
    private final Clock clock;
    private final Runnable written;
    private final Map<ChatId, Draft> drafts = new HashMap<>();

    /** What is typed in one chat. */
    private static final class Draft {
        String text = "";
        boolean written = true;
        boolean watched;
        Duration changed = Duration.ZERO;
    }

    /**
     * No drafts yet.
     *
     * @param written told when one was written down
     */
    Drafts(Ledger ledger, LaneTimer timer, Clock clock, Runnable written) {
        this.ledger = ledger;
        this.timer = timer;
        this.clock = clock;
        this.written = written;
    }

    /** Reads what was typed before. */
    void load(ChatId chat) throws ParleyException {
        Optional<JournalPosition> at = ledger.read(tx -> ChatStore.draft(tx, chat));
        if (at.isPresent()) {
            draft(chat).text =
                    ledger.record(at.get())
                            .flatMap(JournalRecord::body)
                            .map(body -> new String(body.toArray(), StandardCharsets.UTF_8))
                            .orElse("");
        }
    }

    /** What is typed in {@code chat}, empty text for nothing. */
    String text(ChatId chat) {
        Draft draft = drafts.get(chat);
        return draft == null ? "" : draft.text;
    }

    /** Where something was typed. */
    Set<ChatId> chats() {
        return Set.copyOf(drafts.keySet());
    }

    /** The composer holds {@code text} now. */
    void typed(ChatId chat, String text) {
        Draft draft = draft(chat);
        if (draft.text.equals(text)) {
            return;
        }
        draft.text = text;
        draft.written = false;
        draft.changed = timer.now();
        watch(chat, draft, QUIET);
    }

    /** One look at a time, however often it changes. */
    private void watch(ChatId chat, Draft draft, Duration wait) {
        if (!draft.watched) {
            draft.watched = true;
            timer.later(wait, () -> look(chat, draft));
        }
    }

    private void look(ChatId chat, Draft draft) throws ParleyException {
        draft.watched = false;
        Duration left = QUIET.minus(timer.now().minus(draft.changed));
        if (left.isPositive()) {
            watch(chat, draft, left);
        } else {
            write(chat);
        }
    }

    /** Writes down what was typed last in {@code chat}. */
    void write(ChatId chat) throws ParleyException {
        Draft draft = drafts.get(chat);
        if (draft == null || draft.written) {
            return;
        }
        Bytes text = Bytes.of(draft.text.getBytes(StandardCharsets.UTF_8));
        if (text.size() > MOST) {
            return;
        }
        ledger.write(
                tx -> {
                    JournalPosition at =
                            ledger.append(
                                    head(chat),
                                    Optional.of(text).filter(body -> body.size() > 0),
                                    new BodyKey.ChatDay(
                                            chat,
                                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
                    ChatStore.draft(tx, chat, at);
                    return true;
                });
        draft.written = true;
        written.run();
    }

    /** Writes down what was typed last everywhere. */
    void writeAll() throws ParleyException {
        for (ChatId chat : chats()) {
            write(chat);
        }
    }

    private static RecordHead head(ChatId chat) {
        return new RecordHead(
                KIND,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(chat),
                0,
                0,
                List.of());
    }

    private Draft draft(ChatId chat) {
        return drafts.computeIfAbsent(chat, key -> new Draft());
    }

    /** Makes the row of a draft that a crash left behind. */
    static void index(Tx tx, JournalRecord record) {
        if (record.head().kind().equals(KIND)) {
            ChatStore.draft(tx, record.head().chat().orElseThrow(), record.position());
        }
    }
}
