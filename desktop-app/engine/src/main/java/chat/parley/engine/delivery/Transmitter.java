package chat.parley.engine.delivery;

import chat.parley.engine.link.Wire;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.Counters;
import java.util.function.Function;

/** Sends frames with the counters as they are, one at a time, so that on the wire they never go back. Thread-safe. */
final class Transmitter {
    private final Wire wire;
    private final Tally tally;
    private final Object lock = new Object();

    Transmitter(Wire wire, Tally tally) {
        this.wire = wire;
        this.tally = tally;
    }

    /** Whether there was a connection to send on. */
    boolean send(Function<Counters, ClientFrame> frame) {
        synchronized (lock) {
            return wire.send(frame.apply(tally.counters()));
        }
    }
}
