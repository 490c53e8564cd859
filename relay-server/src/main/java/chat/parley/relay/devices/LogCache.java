package chat.parley.relay.devices;

import chat.parley.model.id.AccountId;
import chat.parley.model.log.DeviceLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Verified logs of the accounts used last. A log read from the database is taken in only if nothing was committed
 * meanwhile, so that an old one never hides a newer one. Thread-safe.
 */
final class LogCache {
    private static final int ACCOUNTS = 8192;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<AccountId, DeviceLog> logs =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<AccountId, DeviceLog> eldest) {
                    return size() > ACCOUNTS;
                }
            };
    private long commits;

    Optional<DeviceLog> get(AccountId account) {
        lock.lock();
        try {
            return Optional.ofNullable(logs.get(account));
        } finally {
            lock.unlock();
        }
    }

    /** To be asked before reading the database, for {@link #readAt}. */
    long commits() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    void readAt(long seenCommits, DeviceLog log) {
        lock.lock();
        try {
            if (commits == seenCommits) {
                logs.put(log.account(), log);
            }
        } finally {
            lock.unlock();
        }
    }

    void committed(Map<AccountId, DeviceLog> changed) {
        lock.lock();
        try {
            commits++;
            logs.putAll(changed);
        } finally {
            lock.unlock();
        }
    }
}
