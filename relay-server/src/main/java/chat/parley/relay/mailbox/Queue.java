package chat.parley.relay.mailbox;

import chat.parley.model.id.AccountId;
import chat.parley.model.wire.Counters;
import chat.parley.relay.mailbox.MailboxStore.Contents;
import chat.parley.relay.mailbox.MailboxStore.QueueRow;
import chat.parley.relay.mailbox.MailboxStore.Removed;
import chat.parley.relay.mailbox.Shares.Share;
import java.util.Optional;

/**
 * A device's queue in memory. The lane's own, but for what is visible to all: the tail once it is durable, and how far
 * it was acknowledged (set before the rows go, so that whoever misses a row can see why).
 */
final class Queue {
    /** As one value, so that an undone job is undone here too. */
    private record State(QueueRow row, long tail, long count, long bytes) {
        State row(QueueRow changed) {
            return new State(changed, tail, count, bytes);
        }
    }

    private final Shares shares;
    private State state;
    private QueueRow committed;

    // As the last job that stands left them.
    private State done;
    private QueueRow visibleDone;

    private volatile QueueRow visible;
    private volatile long visibleTail;

    Queue(QueueRow row, Contents contents) {
        long tail =
                Math.max(
                        Math.max(row.acked(), row.swept()),
                        Math.max(row.fullTo(), contents.highest()));
        this.shares = new Shares(contents.held());
        this.state = new State(row, tail, contents.count(), contents.bytes());
        this.committed = row;
        this.done = state;
        this.visible = row;
        this.visibleDone = row;
        this.visibleTail = tail;
    }

    /** As the lane sees it. */
    QueueRow row() {
        return state.row;
    }

    /** The highest number given out. */
    long tail() {
        return state.tail;
    }

    long count() {
        return state.count;
    }

    long bytes() {
        return state.bytes;
    }

    /** What an account's messages take up. */
    Share share(AccountId account) {
        return shares.of(account);
    }

    /** Any thread. */
    QueueRow visible() {
        return visible;
    }

    /** The highest number whose message is durable. Any thread. */
    long visibleTail() {
        return visibleTail;
    }

    /** The next number, for a message of so many bytes. */
    long append(AccountId from, int size) {
        shares.add(from, 1, size);
        state = new State(state.row, state.tail + 1, state.count + 1, state.bytes + size);
        return state.tail;
    }

    /** Spends a number on a message for which there is no room. */
    void leaveOut() {
        long seq = state.tail + 1;
        state = new State(state.row.full(seq), seq, state.count, state.bytes);
    }

    void removed(Removed one) {
        shares.add(one.from(), -1, -one.size());
        state = new State(state.row, state.tail, state.count - 1, state.bytes - one.size());
    }

    void swept(long seq) {
        state = state.row(state.row.swept(seq));
    }

    void acknowledged(long seq) {
        state = state.row(state.row.acked(seq));
        visible = state.row;
    }

    void counters(Optional<Counters> sent, Optional<Counters> last) {
        state = state.row(state.row.counters(sent, last));
    }

    void beginAnew() {
        state = state.row(state.row.next());
    }

    /** Whether the row in the database has to change; new messages alone are in the tables already. */
    boolean rowChanged() {
        return !state.row.equals(committed);
    }

    /** The job under way stands. */
    void done() {
        shares.done();
        done = state;
        visibleDone = visible;
    }

    /** The job under way has failed. */
    void undone() {
        shares.undone();
        state = done;
        visible = visibleDone;
    }

    void committed() {
        committed = state.row;
        visible = state.row;
        visibleTail = state.tail;
        done();
    }
}
