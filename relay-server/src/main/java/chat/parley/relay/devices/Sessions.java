package chat.parley.relay.devices;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.id.DeviceId;
import chat.parley.model.wire.RelayFrame.SessionToken;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Short-lived tokens for HTTP, handed out over a proved socket. Held in memory and only as salted SHA-512: a restart ends
 * them together with the sockets they came from. Thread-safe.
 */
public final class Sessions {
    /** How long a token is valid. */
    public static final Duration VALID = Duration.ofHours(1);

    /** A device holds so many at once; the oldest ends when it asks for more. */
    private static final int PER_DEVICE = 4;

    private record Session(AuthenticatedDevice who, long expires) {}

    private final SecureRandom random;
    private final InstantSource clock;
    private final Bytes salt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Bytes, Session> sessions = new HashMap<>();
    private final Map<DeviceId, Deque<Bytes>> hashes = new HashMap<>();

    public Sessions(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
        byte[] fresh = new byte[16];
        random.nextBytes(fresh);
        this.salt = Bytes.of(fresh);
    }

    /** A new token for the device. */
    public SessionToken begin(AuthenticatedDevice who) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        Bytes token = Bytes.of(fresh);
        Bytes hash = Hashes.saltedSha512(salt, token);
        long expires = clock.millis() + VALID.toMillis();
        lock.lock();
        try {
            sessions.put(hash, new Session(who, expires));
            Deque<Bytes> own = hashes.computeIfAbsent(who.device(), any -> new ArrayDeque<>());
            own.addLast(hash);
            if (own.size() > PER_DEVICE) {
                sessions.remove(own.removeFirst());
            }
        } finally {
            lock.unlock();
        }
        return new SessionToken(token, expires);
    }

    /** Whose token it is, if it is valid. */
    public Optional<AuthenticatedDevice> find(Bytes token) {
        Bytes hash = Hashes.saltedSha512(salt, token);
        lock.lock();
        try {
            Session session = sessions.get(hash);
            return session == null || session.expires <= clock.millis()
                    ? Optional.empty()
                    : Optional.of(session.who);
        } finally {
            lock.unlock();
        }
    }

    /** Ends all sessions of a device. */
    public void end(DeviceId device) {
        lock.lock();
        try {
            Deque<Bytes> own = hashes.remove(device);
            if (own != null) {
                own.forEach(sessions::remove);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the sessions of all devices that {@code over} names. */
    public void endIf(Predicate<AuthenticatedDevice> over) {
        lock.lock();
        try {
            sessions.values().removeIf(session -> over.test(session.who));
            forgetEnded();
        } finally {
            lock.unlock();
        }
    }

    private void forgetEnded() {
        hashes.values().forEach(own -> own.removeIf(hash -> !sessions.containsKey(hash)));
        hashes.values().removeIf(Deque::isEmpty);
    }

    /** Forgets what has expired. To be called now and then. */
    public void sweep() {
        long now = clock.millis();
        lock.lock();
        try {
            sessions.values().removeIf(session -> session.expires <= now);
            forgetEnded();
        } finally {
            lock.unlock();
        }
    }
}
