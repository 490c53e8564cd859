package chat.parley.engine.chats;

import chat.parley.engine.content.Event;
import chat.parley.engine.delivery.Entry;
import chat.parley.engine.delivery.HybridClock;
import chat.parley.engine.delivery.Records;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import java.util.Optional;

/** Makes messages of rows, with the content from the journal. Thread-safe. */
final class Reading {
    private final AccountId me;
    private final Ledger ledger;

    Reading(AccountId me, Ledger ledger) {
        this.me = me;
        this.ledger = ledger;
    }

    /** The message of {@code row}, with its content from the journal. */
    Shown shown(ChatStore.Row row) throws ParleyException {
        return shown(
                row, ledger.record(row.at()).map(this::what).orElseGet(Message.What.Damaged::new));
    }

    /** The same; what {@code before} shows is not read again where it is of the same record. */
    Shown shown(ChatStore.Row row, Optional<Shown> before) throws ParleyException {
        return before.isPresent() && before.get().at().equals(Optional.of(row.at()))
                ? shown(row, before.get().message().what())
                : shown(row);
    }

    /** The message of {@code row} that shows {@code what}. */
    Shown shown(ChatStore.Row row, Message.What what) {
        Progress progress = row.progress();
        return new Shown(
                row.key(),
                Optional.of(row.at()),
                new Message(
                        row.key().ref(),
                        row.chat(),
                        row.mine() ? me : row.chat().peer(),
                        row.mine(),
                        HybridClock.instant(row.key().hlc()),
                        what,
                        row.mine()
                                ? progress.state()
                                : row.unread() ? DeliveryState.DELIVERED : DeliveryState.READ,
                        Progress.time(progress.accepted()),
                        Progress.time(progress.delivered()),
                        Progress.time(progress.read())));
    }

    /** The row that stands for {@code gap}. */
    Shown missing(ChatStore.Gap gap) {
        return new Shown(
                gap.key(),
                Optional.empty(),
                new Message(
                        gap.key().ref(),
                        gap.chat(),
                        gap.chat().peer(),
                        false,
                        HybridClock.instant(gap.hlc()),
                        new Message.What.Missing(),
                        DeliveryState.READ,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Message.What what(JournalRecord record) {
        try {
            return switch (record.head().kind()) {
                case Records.UNREADABLE -> new Message.What.Unreadable();
                case Records.NOTICE -> {
                    Notice notice = Notice.read(record.body().orElse(Bytes.EMPTY));
                    yield new Message.What.DevicesChanged(notice.added(), notice.removed());
                }
                default -> what(Entry.of(record, me));
            };
        } catch (MalformedException e) {
            return new Message.What.Damaged(); // its key is gone
        }
    }

    /** What an event shows. */
    static Message.What what(Entry entry) {
        Message.What what =
                switch (entry.event()) {
                    case Event.Said said -> new Message.What.Text(said.text());
                    case Event.Receipt receipt -> new Message.What.Unreadable();
                    case Event.Unknown unknown -> new Message.What.Newer();
                };
        return entry.removed() ? new Message.What.FromRemovedDevice(what) : what;
    }
}
