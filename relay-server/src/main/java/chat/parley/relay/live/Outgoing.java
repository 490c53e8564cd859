package chat.parley.relay.live;

import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.RelayFrame;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes out to one device. Frames and news are taken from any thread; they are written by a pump that runs at most
 * once at a time. Thread-safe.
 */
final class Outgoing {
    /** A consumer that has not taken so many bytes is cut off: it reconnects and asks again. */
    static final long BEHIND = 4L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);

    private final Wire wire;
    private final Executor threads;
    private final Queue<RelayFrame> frames = new ConcurrentLinkedQueue<>();
    private final AtomicInteger signals = new AtomicInteger();
    private final AtomicLong behind = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Runnable afterFrames = () -> {};

    Outgoing(Wire wire, Executor threads) {
        this.wire = wire;
        this.threads = threads;
    }

    /** What the pump does when it has written the waiting frames: more frames, by {@link #write}. */
    void then(Runnable more) {
        afterFrames = more;
    }

    /** Queues a frame. */
    void send(RelayFrame frame) {
        if (!closed.get()) {
            frames.add(frame);
            wake();
        }
    }

    /** Lets the pump run (again). */
    void wake() {
        if (!closed.get() && signals.getAndIncrement() == 0) {
            threads.execute(this::pump);
        }
    }

    private void pump() {
        int seen = signals.get();
        do {
            for (RelayFrame frame = frames.poll(); frame != null; frame = frames.poll()) {
                write(frame);
            }
            try {
                if (!closed.get()) {
                    afterFrames.run();
                }
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("pushing failed");
                close(CloseCode.RESTART, "unavailable");
            }
            seen = signals.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Writes at once; on the pump only. */
    void write(RelayFrame frame) {
        if (closed.get()) {
            return;
        }
        byte[] bytes = frame.toBytes();
        if (behind.addAndGet(bytes.length) > BEHIND) {
            if (closed.compareAndSet(false, true)) {
                wire.cut();
            }
            return;
        }
        wire.send(ByteBuffer.wrap(bytes), () -> behind.addAndGet(-bytes.length));
    }

    /** Says goodbye and closes; nothing is written after it, also not what waits. */
    void close(CloseCode code, String reason) {
        if (closed.compareAndSet(false, true)) {
            threads.execute(
                    () -> {
                        wire.send(
                                ByteBuffer.wrap(new RelayFrame.Bye(code.code()).toBytes()),
                                () -> {});
                        wire.close(code.code(), reason);
                    });
        }
    }

    /** Closes for a reason that has no word of its own. */
    void close(int code, String reason) {
        if (closed.compareAndSet(false, true)) {
            wire.close(code, reason);
        }
    }

    /** The socket is gone. */
    void gone() {
        closed.set(true);
        frames.clear();
    }

    boolean closed() {
        return closed.get();
    }
}
