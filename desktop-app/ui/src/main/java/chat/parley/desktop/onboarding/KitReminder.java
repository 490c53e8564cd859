package chat.parley.desktop.onboarding;

import chat.parley.engine.Messenger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** When the person wants to be reminded of a recovery kit that is not saved. */
final class KitReminder {
    private static final String KEY = "kit.remindAfter";
    private static final Duration LATER = Duration.ofDays(1);

    private final Messenger messenger;
    private final Clock clock;

    KitReminder(Messenger messenger, Clock clock) {
        this.messenger = messenger;
        this.clock = clock;
    }

    /** Whether the time has come, or was never put off. */
    boolean due() {
        return messenger.setting(KEY).map(this::over).orElse(true);
    }

    /** Not before tomorrow at this time. */
    CompletableFuture<Void> tomorrow() {
        return messenger.setting(KEY, clock.instant().plus(LATER).toString());
    }

    private boolean over(String after) {
        try {
            return !clock.instant().isBefore(Instant.parse(after));
        } catch (DateTimeException e) {
            // a value that a newer version wrote: rather once too often
            return true;
        }
    }
}
