package chat.parley.engine.chats;

import chat.parley.engine.account.Persons;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.delivery.Entry;
import chat.parley.engine.delivery.Inbound;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.ledger.Reader;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.LaneTimer;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes rows of what is delivered, whatever the order in which it comes, and remembers what each
 * transaction touched, for those who show it.
 */
public final class Folding implements Inbound, Reader {
    private final Lane lane;
    private final Predicate<DeviceId> mine;
    private final Persons persons;
    private final Reading reading;
    private final Touches touches = new Touches();
    private final Gaps gaps;
    private final Typing typing;

    /**
     * Folds what comes to {@code me}.
     *
     * @param mine whether a device is one of mine
     */
    public Folding(
            AccountId me,
            Lane lane,
            Ledger ledger,
            Predicate<DeviceId> mine,
            Persons persons,
            LaneTimer timer) {
        this.lane = lane;
        this.mine = mine;
        this.persons = persons;
        this.reading = new Reading(me, ledger);
        this.gaps = new Gaps(ledger, touches, timer);
        this.typing = new Typing(timer);
    }

    /** The room's tables. */
    public static List<Migration> migrations() {
        return ChatStore.MIGRATIONS;
    }

    Reading reading() {
        return reading;
    }

    Touches touches() {
        return touches;
    }

    Gaps gaps() {
        return gaps;
    }

    Typing typing() {
        return typing;
    }

    @Override
    public void event(Tx tx, Entry entry) {
        switch (entry.event()) {
            case Event.Receipt receipt -> receipt(tx, entry, receipt);
            case Event.Said said -> message(tx, entry);
            case Event.Unknown unknown -> message(tx, entry);
        }
    }

    private void message(Tx tx, Entry entry) {
        if (entry.devSeq() == 0) {
            return; // a note between devices that only a newer version understands
        }
        Optional<ChatStore.Row> standing = ChatStore.message(tx, entry.ref());
        if (standing.isPresent() && standing.get().key().devSeq() > 0) {
            return;
        }
        if (standing.isPresent()) {
            ChatStore.remove(tx, entry.ref()); // it could not be read before
        }
        if (entry.mine()) {
            put(tx, entry, true);
        } else {
            touches.in(tx).spoke(entry.chat());
            arrive(tx, entry);
        }
    }

    private void arrive(Tx tx, Entry entry) {
        ChatId chat = entry.chat();
        DeviceId from = entry.ref().from();
        Line.Arrival arrival =
                ChatStore.line(tx, chat, from)
                        .map(line -> line.arrive(entry.devSeq()))
                        .orElseGet(() -> Line.begin(entry.devSeq()));
        ChatStore.line(tx, chat, from, arrival.line());
        boolean shown = arrival.shown().contains(entry.devSeq());
        put(tx, entry, shown);
        gaps.show(tx, new ChatStore.Waiting(chat, from), arrival.shown(), arrival.gaps());
        if (shown && ChatStore.fill(tx, chat, key(entry)).isPresent()) {
            touches.in(tx).gaps(chat);
        }
        ChatStore.Waiting line = new ChatStore.Waiting(chat, from);
        if (arrival.line().held().isEmpty()) {
            tx.afterCommit(() -> gaps.filled(line));
        } else {
            tx.afterCommit(() -> gaps.notice(line));
        }
    }

    private void put(Tx tx, Entry entry, boolean shown) {
        Progress progress = ChatStore.progress(tx, entry.chat(), entry.ref());
        ChatStore.Row row =
                new ChatStore.Row(
                        entry.chat(),
                        key(entry),
                        entry.at(),
                        entry.mine(),
                        shown,
                        !entry.mine() && progress.read() == Progress.NEVER,
                        progress);
        ChatStore.put(tx, row);
        if (shown) {
            touches.in(tx).made(tx, entry.chat(), reading.shown(row, Reading.what(entry)));
        } else {
            touches.in(tx).changed(entry.chat(), entry.ref());
        }
    }

    private static OrderKey key(Entry entry) {
        return new OrderKey(entry.hlc(), entry.ref().from(), entry.devSeq(), entry.ref().mid());
    }

    /** What readers say of my messages; of others' messages they know nothing, and a removed device reads for nobody. */
    private void receipt(Tx tx, Entry entry, Event.Receipt receipt) {
        if (entry.mine() || entry.removed()) {
            return;
        }
        long ts = Math.clamp(receipt.ts(), 0, Progress.LATEST);
        for (MessageRef of : receipt.of()) {
            if (mine.test(of.from())) {
                progress(
                        tx,
                        entry.chat(),
                        of,
                        switch (receipt.type()) {
                            case DELIVERED -> Progress.deliveredAt(ts);
                            case READ -> Progress.readAt(ts);
                        });
            }
        }
    }

    private void progress(Tx tx, ChatId chat, MessageRef ref, Progress more) {
        ChatStore.merge(tx, chat, ref, more);
        touches.in(tx).changed(chat, ref);
    }

    @Override
    public void unreadable(Tx tx, JournalPosition at, ChatId chat, MessageRef ref, long hlc) {
        if (ChatStore.message(tx, ref).isEmpty()) {
            own(tx, at, chat, ref, hlc, !isSeen(tx, chat, ref));
        }
    }

    @Override
    public void notice(Tx tx, JournalPosition at, ChatId chat, MessageRef ref, long hlc) {
        if (ChatStore.message(tx, ref).isEmpty()) {
            own(tx, at, chat, ref, hlc, false);
        }
    }

    /** Something that this device puts there itself takes no number of its author's. */
    private void own(
            Tx tx, JournalPosition at, ChatId chat, MessageRef ref, long hlc, boolean unread) {
        OrderKey key = new OrderKey(hlc, ref.from(), 0, ref.mid());
        ChatStore.put(tx, new ChatStore.Row(chat, key, at, false, true, unread, Progress.NONE));
        touches.in(tx).changed(chat, ref);
    }

    @Override
    public void accepted(Tx tx, ChatId chat, MessageRef ref, long ts) {
        progress(tx, chat, ref, Progress.acceptedAt(Math.clamp(ts, 0, Progress.LATEST)));
    }

    @Override
    public void dropped(Tx tx, ChatId chat, MessageRef ref, long ts) {
        progress(tx, chat, ref, Progress.droppedAt(ts));
    }

    @Override
    public void seen(Tx tx, ChatId chat, MessageRef ref, long ts) {
        progress(tx, chat, ref, Progress.readAt(ts));
        ChatStore.seen(tx, chat, ref);
    }

    @Override
    public boolean isSeen(Tx tx, ChatId chat, MessageRef ref) {
        return ChatStore.progress(tx, chat, ref).read() != Progress.NEVER;
    }

    @Override
    public void listening() {
        gaps.listening();
    }

    @Override
    public void caughtUp() {
        gaps.caughtUp();
    }

    @Override
    public void typing(AccountId person, boolean types) {
        lane.run(() -> typing.heard(ChatId.with(person), types));
    }

    @Override
    public void presence(AccountId person, boolean online, Instant at) {
        persons.present(person, online, at);
    }

    @Override
    public void record(Tx tx, JournalRecord record) {
        Drafts.index(tx, record);
    }
}
