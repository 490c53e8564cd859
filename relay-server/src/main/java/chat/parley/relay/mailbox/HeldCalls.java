package chat.parley.relay.mailbox;

import chat.parley.model.id.AccountId;
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

/**
 * Call messages for devices that are not connected: a minute in memory, never on the disk, and of a bounded size in all.
 * As in a mailbox, an account takes up at most as much as it leaves free, so that there is a place left for the next.
 * Thread-safe.
 */
public final class HeldCalls {
    /** Per device; beyond its part of them a sender's oldest goes, because a newer one says more. */
    private static final int PER_DEVICE = 64;

    /** In all, in bytes: a small part of the heap that the guide gives the relay. */
    private static final long ALL = 16L << 20;

    /** Of one sending account, in bytes, for whatever devices. */
    private static final long PER_SENDER = 1L << 20;

    /** What a message takes up beside its ciphertext, roughly. */
    private static final long OVERHEAD = 512;

    private record Held(Msg message, long until) {
        AccountId sender() {
            return message.from().acct();
        }

        long size() {
            return message.ct().size() + OVERHEAD;
        }
    }

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DeviceId, Deque<Held>> held = new HashMap<>();
    private final Map<AccountId, Long> bySender = new HashMap<>();
    private long bytes;

    public HeldCalls(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether there was room for it. */
    boolean hold(DeviceId device, Msg message, long ttlSeconds) {
        long most = Math.min(Limits.CALL.toSeconds(), ttlSeconds);
        long until = clock.millis() + Duration.ofSeconds(most).toMillis();
        Held one = new Held(message, until);
        lock.lock();
        try {
            Deque<Held> own = held.getOrDefault(device, new ArrayDeque<>());
            while (fullFor(one.sender(), own) && dropOldest(one.sender(), own)) {
                // until the new one has room
            }
            if (fullFor(one.sender(), own) || !room(one)) {
                return false;
            }
            own.addLast(one);
            held.putIfAbsent(device, own);
            count(one, 1);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static boolean fullFor(AccountId sender, Deque<Held> own) {
        long share = own.stream().filter(one -> one.sender().equals(sender)).count() + 1;
        return share > PER_DEVICE - own.size() - 1;
    }

    private boolean dropOldest(AccountId sender, Deque<Held> own) {
        for (Held one : own) {
            if (one.sender().equals(sender)) {
                own.remove(one);
                count(one, -1);
                return true;
            }
        }
        return false;
    }

    private boolean room(Held one) {
        long share = bySender.getOrDefault(one.sender(), 0L) + one.size();
        return share <= Math.min(PER_SENDER, ALL - bytes - one.size());
    }

    private void count(Held one, int sign) {
        long size = sign * one.size();
        bytes += size;
        bySender.merge(one.sender(), size, Long::sum);
        bySender.remove(one.sender(), 0L);
    }

    /** What still counts for a device that has just connected; it is not held any longer. */
    public List<Msg> take(DeviceId device) {
        lock.lock();
        try {
            Deque<Held> own = held.remove(device);
            if (own == null) {
                return List.of();
            }
            own.forEach(one -> count(one, -1));
            long now = clock.millis();
            return own.stream().filter(one -> one.until > now).map(Held::message).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what no longer counts. To be called now and then. */
    public void sweep() {
        long now = clock.millis();
        lock.lock();
        try {
            held.values().forEach(own -> own.removeIf(one -> forget(one, now)));
            held.values().removeIf(Deque::isEmpty);
        } finally {
            lock.unlock();
        }
    }

    private boolean forget(Held one, long now) {
        boolean over = one.until <= now;
        if (over) {
            count(one, -1);
        }
        return over;
    }
}
