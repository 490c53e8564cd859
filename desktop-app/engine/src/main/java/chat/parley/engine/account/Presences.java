package chat.parley.engine.account;

import chat.parley.model.id.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who is here, as their own devices say. Nobody says so for ever: who was not heard of for a while is
 * gone. Thread-safe.
 */
final class Presences {
    /** Three of the other side's heartbeats. */
    static final Duration LASTS = Duration.ofSeconds(60);

    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Runnable changed;
    private final Map<AccountId, Person.Presence> presences = new ConcurrentHashMap<>();
    private final Map<AccountId, Instant> heard = new ConcurrentHashMap<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();

    /**
     * Nobody is here yet.
     *
     * @param changed told, on the timer's thread too, when somebody came or went
     */
    Presences(Clock clock, ScheduledExecutorService timer, Runnable changed) {
        this.clock = clock;
        this.timer = timer;
        this.changed = changed;
    }

    Person.Presence of(AccountId account) {
        return presences.getOrDefault(account, Person.Presence.UNKNOWN);
    }

    /**
     * A device of {@code account} says that it is here, or goes.
     *
     * @param at by its own clock
     */
    void heard(AccountId account, boolean online, Instant at) {
        Person.Presence before = of(account);
        if (online) {
            heard.put(account, clock.instant());
            sweepLater();
        } else {
            heard.remove(account);
        }
        // While somebody stays, nobody needs to hear of every heartbeat.
        if (online != before.online() || before.lastSeen().isEmpty()) {
            presences.put(account, new Person.Presence(online, Optional.of(at)));
            changed.run();
        }
    }

    private void sweepLater() {
        if (!sweeping.compareAndSet(false, true)) {
            return;
        }
        try {
            var _ = timer.schedule(this::sweep, LASTS.toMillis() / 3, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            sweeping.set(false); // the profile closes
        }
    }

    void sweep() {
        sweeping.set(false);
        Instant now = clock.instant();
        boolean somebodyWent = false;
        for (Map.Entry<AccountId, Instant> one : Map.copyOf(heard).entrySet()) {
            if (one.getValue().plus(LASTS).isBefore(now)
                    && heard.remove(one.getKey(), one.getValue())) {
                presences.put(
                        one.getKey(), new Person.Presence(false, Optional.of(one.getValue())));
                somebodyWent = true;
            }
        }
        if (!heard.isEmpty()) {
            sweepLater();
        }
        if (somebodyWent) {
            changed.run();
        }
    }
}
