package chat.parley.relay.limits;

import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The rates in force: the defaults and what configuration says instead. Immutable. */
public final class LimitSettings {
    private record LimitsFile(Map<String, String> limits) {}

    private final Map<Limit, Rate> overrides;

    private LimitSettings(Map<Limit, Rate> overrides) {
        this.overrides = new EnumMap<>(Limit.class);
        this.overrides.putAll(overrides);
    }

    public static LimitSettings defaults() {
        return new LimitSettings(Map.of());
    }

    /** For load tests and for many clients behind one address: nothing is limited. */
    public static LimitSettings none() {
        LimitSettings settings = defaults();
        for (Limit limit : Limit.values()) {
            settings = settings.with(limit, new Rate(1_000_000_000, Duration.ofNanos(1000)));
        }
        return settings;
    }

    public LimitSettings with(Limit limit, Rate rate) {
        LimitSettings more = new LimitSettings(overrides);
        more.overrides.put(limit, rate);
        return more;
    }

    /** Reads {@code name=burst/perSecond}. */
    public LimitSettings with(String assignment) {
        int equals = assignment.indexOf('=');
        MalformedException.require(equals > 0, "a limit is name=burst/perSecond");
        return with(assignment.substring(0, equals), assignment.substring(equals + 1));
    }

    /** Reads {@code {"limits": {"name": "burst/perSecond"}}}. */
    public LimitSettings withJson(byte[] document) {
        LimitSettings settings = this;
        for (Map.Entry<String, String> entry :
                Json.read(document, LimitsFile.class).limits().entrySet()) {
            settings = settings.with(entry.getKey(), entry.getValue());
        }
        return settings;
    }

    /** These, where they say something, and {@code below} otherwise. */
    public LimitSettings over(LimitSettings below) {
        LimitSettings all = new LimitSettings(below.overrides);
        all.overrides.putAll(overrides);
        return all;
    }

    private LimitSettings with(String label, String rate) {
        Limit limit =
                Limit.of(label)
                        .orElseThrow(
                                () -> new MalformedException("there is no such limit: " + label));
        return with(limit, Rate.parse(rate));
    }

    public Rate rate(Limit limit) {
        Rate override = overrides.get(limit);
        return override == null ? limit.rate() : override;
    }
}
