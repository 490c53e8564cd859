package chat.parley.relay.mailbox;

import chat.parley.model.id.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which account wrote to which, so that strangers can be held to a slower rate. In memory only and forgotten at a
 * restart: who talks to whom is not for the disk. Thread-safe.
 */
final class Acquaintances {
    private static final int PAIRS = 32_768;

    private record Pair(AccountId from, AccountId to) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Pair, Boolean> wrote =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Pair, Boolean> eldest) {
                    return size() > PAIRS;
                }
            };

    void wrote(AccountId from, AccountId to) {
        lock.lock();
        try {
            wrote.put(new Pair(from, to), true);
        } finally {
            lock.unlock();
        }
    }

    boolean hasWritten(AccountId from, AccountId to) {
        lock.lock();
        try {
            return wrote.get(new Pair(from, to)) != null;
        } finally {
            lock.unlock();
        }
    }
}
