package chat.parley.engine.account;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Tx;
import chat.parley.engine.store.Work;
import chat.parley.engine.trouble.Futures;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the room writes down what it learns: from any thread but the lane, durable on return. */
final class Book {
    private static final Logger LOG = LoggerFactory.getLogger(Book.class);

    private final Lane lane;
    private final Ledger ledger;

    Book(Lane lane, Ledger ledger) {
        this.lane = lane;
        this.ledger = ledger;
    }

    /** Something to write down. */
    interface Page {
        void write(Tx tx) throws Exception;
    }

    void write(Page page) throws ParleyException {
        var _ = Futures.joined(lane.call(() -> ledger.write(tx -> written(page, tx))));
    }

    private static boolean written(Page page, Tx tx) throws Exception {
        page.write(tx);
        return true;
    }

    /** Appends a record about {@code account}; inside {@link #write}. */
    JournalPosition append(String kind, AccountId account, Bytes body) throws ParleyException {
        RecordHead head =
                new RecordHead(
                        kind,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ChatId.with(account)),
                        0,
                        0,
                        List.of());
        return ledger.append(head, Optional.of(body), new BodyKey.Journal());
    }

    /** Whom a record of {@link #append} is about. */
    static AccountId about(JournalRecord record) {
        return record.head().chat().orElseThrow().peer();
    }

    static Bytes body(JournalRecord record) {
        return record.body().orElse(Bytes.EMPTY);
    }

    /** What {@code at} says; empty where the disk damaged it: then it is as if nothing had been said. */
    Optional<Bytes> body(JournalPosition at) throws ParleyException {
        Optional<Bytes> body = ledger.record(at).flatMap(JournalRecord::body);
        if (body.isEmpty()) {
            LOG.warn("what was known of somebody cannot be read any more");
        }
        return body;
    }

    <T> T read(Work<T> work) throws ParleyException {
        return ledger.read(work);
    }
}
