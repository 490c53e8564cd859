package chat.parley.engine.account;

import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.id.AccountId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What this profile holds of people, to be remembered for good. Thread-safe. */
final class Marks {
    private final Book book;
    private final Map<AccountId, Mark> marks = new ConcurrentHashMap<>();

    Marks(Book book) {
        this.book = book;
    }

    void load() throws ParleyException {
        for (JournalPosition at : book.read(AccountStore::marks)) {
            book.body(at).map(Mark::read).ifPresent(mark -> marks.put(mark.account(), mark));
        }
    }

    Mark of(AccountId account) {
        return marks.getOrDefault(account, Mark.none(account));
    }

    /** Changes a mark; whether that was news. */
    synchronized boolean change(AccountId account, UnaryOperator<Mark> change)
            throws ParleyException {
        Mark before = of(account);
        Mark after = change.apply(before);
        if (after.equals(before)) {
            return false;
        }
        book.write(
                tx ->
                        AccountStore.mark(
                                tx, account, book.append(Mark.KIND, account, after.toBytes())));
        marks.put(account, after);
        return true;
    }

    static void record(Tx tx, JournalRecord record) {
        AccountStore.mark(tx, Mark.read(Book.body(record)).account(), record.position());
    }
}
