package chat.parley.relay.limits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is limited, and how by default: a burst, and how much of it comes back each second. */
public enum Limit {
    /** Refused hellos of one device from one address. */
    HELLO_FAILED(10, 10 / 60.0),
    /** Hellos of one device. */
    HELLO(120, 120 / 60.0),
    /** Sockets opened from one address. */
    SOCKET(300, 300),
    /** Frames of one connection, of any kind. */
    FRAMES(1000, 200),
    /** Durable and call messages of one device. */
    SEND(200, 20),
    /** Messages of one device to one account that has not written to its account since the relay started. */
    SEND_STRANGER(60, 1),
    /** Typing and presence of one device. */
    EPHEMERAL(60, 10),
    /** Entries that an account would like to append to its device log, good or bad. */
    LOG_APPEND(30, 0.1),
    /** Prekeys of one device for one asker; beyond it come last-resort keys, not a refusal. */
    PREKEYS(6, 6 / 600.0),
    /** Attempts to redeem an invite from one address. */
    JOIN(20, 0.2),
    /** HTTP requests of one device. */
    REQUESTS(200, 20);

    private final double burst;
    private final double perSecond;

    Limit(double burst, double perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
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
        return new Rate((long) burst, perSecond);
    }
}
