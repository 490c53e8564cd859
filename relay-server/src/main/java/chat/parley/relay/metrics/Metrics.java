package chat.parley.relay.metrics;

import java.util.concurrent.atomic.LongAdder;

/** What happened since the relay started. Thread-safe. */
public final class Metrics {
    private final LongAdder opened = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder pushed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder expired = new LongAdder();

    /** A device has proved itself on a new socket. */
    public void socketOpened() {
        opened.increment();
    }

    /** A durable message was stored. */
    public void messageAccepted() {
        accepted.increment();
    }

    /** A durable message was handed to a device's socket. */
    public void messagePushed() {
        pushed.increment();
    }

    /** A send was rejected. */
    public void sendRefused() {
        refused.increment();
    }

    /** Messages left unread for too long. */
    public void messagesExpired(long count) {
        expired.add(count);
    }

    /** The figures at one moment. */
    public record Figures(long opened, long accepted, long pushed, long refused, long expired) {}

    public Figures figures() {
        return new Figures(
                opened.sum(), accepted.sum(), pushed.sum(), refused.sum(), expired.sum());
    }
}
