package chat.parley.engine.store;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time as it passes, whatever the clock on the wall says, and steps on a {@link Lane} after some of it. */
public interface LaneTimer {
    /** How much time has passed since this timer was made. Never goes back. */
    Duration now();

    /** Runs {@code step} on the lane after {@code wait}; nothing, once the timer has ended. */
    void later(Duration wait, Lane.Step step);

    /**
     * The real one.
     *
     * @param ticker nanoseconds since whenever, as {@link System#nanoTime} counts them
     */
    static LaneTimer of(Lane lane, ScheduledExecutorService timer, LongSupplier ticker) {
        return new Scheduled(lane, timer, ticker, ticker.getAsLong());
    }

    /** On a scheduler's time. */
    record Scheduled(Lane lane, ScheduledExecutorService timer, LongSupplier ticker, long start)
            implements LaneTimer {
        private static final Logger LOG = LoggerFactory.getLogger(LaneTimer.class);

        @Override
        public Duration now() {
            return Duration.ofNanos(ticker.getAsLong() - start);
        }

        @Override
        public void later(Duration wait, Lane.Step step) {
            try {
                ScheduledFuture<?> _ =
                        timer.schedule(
                                () -> lane.run(step), wait.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("nothing begins while everything ends");
            }
        }
    }
}
