package chat.parley.relay.live;

import chat.parley.model.id.DeviceId;
import chat.parley.model.wire.Limits;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Gone;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.relay.mailbox.Mailboxes;
import chat.parley.relay.mailbox.Mailboxes.Page;
import chat.parley.relay.metrics.Metrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Pushes a device's queue in order, within the window of what it has not acknowledged. New messages come from memory as
 * long as the device keeps up, from the store otherwise. Thread-safe; {@link #run} is for the pump only.
 */
final class Push {
    /** Messages kept in memory for a device that is a little behind; the store has them all. */
    private static final int FRESH = Limits.WINDOW_MESSAGES;

    /** Bytes read from the store at once. */
    private static final long READ = 512L * 1024;

    private record Sent(long seq, int size) {}

    private final DeviceId device;
    private final Mailboxes mailboxes;
    private final Metrics metrics;
    private final Consumer<RelayFrame> out;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Sent> inFlight = new ArrayDeque<>();
    private final Deque<Msg> fresh = new ArrayDeque<>();
    private long inFlightBytes;
    private long pushed;
    private boolean emptySaid;

    /**
     * Pushes nothing yet.
     *
     * @param after the number behind which pushing begins
     * @param out writes a frame
     */
    Push(
            DeviceId device,
            long after,
            Mailboxes mailboxes,
            Metrics metrics,
            Consumer<RelayFrame> out) {
        this.device = device;
        this.pushed = after;
        this.mailboxes = mailboxes;
        this.metrics = metrics;
        this.out = out;
    }

    /** A message was stored; the pump has to be woken. */
    void offer(Msg message) {
        lock.lock();
        try {
            if (fresh.size() < FRESH) {
                fresh.addLast(message);
            } // else it is read from the store, like all that come behind it
        } finally {
            lock.unlock();
        }
    }

    /** Everything up to {@code seq} is safe on the device; the pump has to be woken. */
    void acknowledged(long seq) {
        lock.lock();
        try {
            while (!inFlight.isEmpty() && inFlight.peekFirst().seq() <= seq) {
                inFlightBytes -= inFlight.removeFirst().size();
            }
            pushed = Math.max(pushed, seq);
        } finally {
            lock.unlock();
        }
    }

    /** Pushes what may be pushed now. */
    void run() {
        boolean more = true;
        while (more) {
            more = next();
        }
    }

    private boolean next() {
        long after;
        int room;
        long roomBytes;
        lock.lock();
        try {
            room = Limits.WINDOW_MESSAGES - inFlight.size();
            roomBytes = Limits.WINDOW_BYTES - inFlightBytes;
            if (room <= 0 || roomBytes <= 0) {
                return false;
            }
            while (!fresh.isEmpty() && fresh.peekFirst().seq() <= pushed) {
                fresh.removeFirst();
            }
            if (!fresh.isEmpty() && fresh.peekFirst().seq() == pushed + 1) {
                push(fresh.removeFirst());
                return true;
            }
            after = pushed;
        } finally {
            lock.unlock();
        }
        if (mailboxes.tail(device) <= after) {
            if (!emptySaid) {
                emptySaid = true;
                out.accept(new Empty(after));
            }
            return false;
        }
        return push(mailboxes.page(device, after, room, Math.min(roomBytes, READ)), after);
    }

    private boolean push(Page page, long after) {
        lock.lock();
        try {
            for (RelayFrame frame : page.frames()) {
                // An acknowledgement that came meanwhile may have gone past what was read.
                if (frame instanceof Msg message && message.seq() > pushed) {
                    push(message);
                } else if (frame instanceof Gone gone && gone.toSeq() > pushed) {
                    out.accept(
                            new Gone(
                                    Math.max(gone.fromSeq(), pushed + 1),
                                    gone.toSeq(),
                                    gone.reason()));
                    pushed = gone.toSeq();
                }
            }
            pushed = Math.max(pushed, page.upTo());
            return pushed > after;
        } finally {
            lock.unlock();
        }
    }

    private void push(Msg message) {
        pushed = message.seq();
        inFlight.addLast(new Sent(message.seq(), message.ct().size()));
        inFlightBytes += message.ct().size();
        metrics.messagePushed();
        out.accept(message);
    }
}
