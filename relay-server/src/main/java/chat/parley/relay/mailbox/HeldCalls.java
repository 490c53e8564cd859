package chat.parley.relay.mailbox;

import chat.parley.model.id.DeviceId;
import chat.parley.model.wire.Limits;
import chat.parley.model.wire.RelayFrame.Msg;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Call messages for devices that are not connected: a minute in memory, never on the disk. Thread-safe. */
public final class HeldCalls {
    /** Per device; the oldest goes first, because a newer one of the same call says more. */
    private static final int PER_DEVICE = 64;

    private record Held(Msg message, long until) {}

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DeviceId, Deque<Held>> held = new HashMap<>();

    public HeldCalls(InstantSource clock) {
        this.clock = clock;
    }

    void hold(DeviceId device, Msg message, long ttlSeconds) {
        long most = Math.min(Limits.CALL.toSeconds(), ttlSeconds);
        long until = clock.millis() + Duration.ofSeconds(most).toMillis();
        lock.lock();
        try {
            Deque<Held> own = held.computeIfAbsent(device, any -> new ArrayDeque<>());
            own.addLast(new Held(message, until));
            if (own.size() > PER_DEVICE) {
                own.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What still counts for a device that has just connected; it is not held any longer. */
    public List<Msg> take(DeviceId device) {
        lock.lock();
        try {
            Deque<Held> own = held.remove(device);
            long now = clock.millis();
            return own == null
                    ? List.of()
                    : own.stream().filter(one -> one.until > now).map(Held::message).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what no longer counts. To be called now and then. */
    public void sweep() {
        long now = clock.millis();
        lock.lock();
        try {
            held.values().forEach(own -> own.removeIf(one -> one.until <= now));
            held.values().removeIf(Deque::isEmpty);
        } finally {
            lock.unlock();
        }
    }
}
