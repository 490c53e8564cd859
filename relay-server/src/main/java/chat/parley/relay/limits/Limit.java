package chat.parley.relay.limits;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is limited, and how by default: a burst, and how long it takes until one of it has come back. */
public enum Limit {
    /** Hellos of one device. */
    HELLO(120, Duration.ofMillis(500)),
    /** Sockets opened from one address, each good for one hello: what an address may have checked. */
    SOCKET(300, Duration.ofNanos(3_333_333)),
    /** Frames of one connection, of any kind. */
    FRAMES(1000, Duration.ofMillis(5)),
    /** Durable and call messages of one device. */
    SEND(200, Duration.ofMillis(50)),
    /** Messages of one device to one account that has not written to its account since the relay started. */
    SEND_STRANGER(60, Duration.ofSeconds(1)),
    /** Typing and presence of one device. */
    EPHEMERAL(60, Duration.ofMillis(100)),
    /** Entries that an account would like to append to its device log, good or bad. */
    LOG_APPEND(30, Duration.ofSeconds(10)),
    /** Prekeys of one device for one asker; beyond it come last-resort keys, not a refusal. */
    PREKEYS(6, Duration.ofSeconds(100)),
    /** Uploads of prekeys by an account, taken or not: each is some hundred rows on the thread that writes. */
    PREKEY_UPLOAD(30, Duration.ofSeconds(30)),
    /** Profiles that an account would like to put, good or bad: each one that is taken is news for everybody. */
    PROFILE(20, Duration.ofMinutes(2)),
    /** Attempts to redeem an invite from one address. */
    JOIN(20, Duration.ofSeconds(5)),
    /** HTTP requests of one device. */
    REQUESTS(200, Duration.ofMillis(50));

    private final long burst;
    private final Duration each;

    Limit(long burst, Duration each) {
        Rate usable = new Rate(burst, each);
        this.burst = usable.burst();
        this.each = usable.each();
    }

    /** The name in configuration: lower case with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Limit> of(String label) {
        return Arrays.stream(values()).filter(limit -> limit.label().equals(label)).findFirst();
    }

    /** The default. */
    public Rate rate() {
        return new Rate(burst, each);
    }
}
