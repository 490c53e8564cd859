package chat.parley.relay.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Counts who did what. Thread-safe. */
public final class Limiter {
    private record Key(Limit limit, Who who) {}

    private final LimitSettings settings;
    private final TimeMeter meter;
    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Counts by these rates.
     *
     * @param nanos a clock that never goes back, in nanoseconds; the wall clock does
     */
    public Limiter(LimitSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.meter = new Meter(nanos);
    }

    /**
     * Takes one from the bucket of {@code who}.
     *
     * @return empty if it may go on, else how long to wait
     */
    public Optional<Duration> take(Limit limit, Who who) {
        ConsumptionProbe probe = bucket(limit, who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(some(probe.getNanosToWaitForRefill()));
    }

    /** Never nothing, though the bucket rounds down: a refusal without a time means "never again". */
    private static Duration some(long nanosToWait) {
        return Duration.ofNanos(Math.max(1, nanosToWait));
    }

    private Bucket bucket(Limit limit, Who who) {
        return buckets.computeIfAbsent(new Key(limit, who), key -> fresh(limit));
    }

    private Bucket fresh(Limit limit) {
        Rate rate = settings.rate(limit);
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(any -> any.capacity(rate.burst()).refillGreedy(1, rate.each()))
                .build();
    }

    /** Forgets whoever has a full bucket again. To be called now and then. */
    public void sweep() {
        buckets.entrySet()
                .removeIf(
                        entry ->
                                entry.getValue().getAvailableTokens()
                                        >= settings.rate(entry.getKey().limit()).burst());
    }

    private record Meter(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
