package chat.parley.desktop.fx;

import chat.parley.engine.observe.Subscription;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Delays by the program's one scheduler. JavaFX's own timelines would keep the window drawing sixty times a second while they
 * wait.
 */
public final class ScheduledDelay implements Delay {
    private final ScheduledExecutorService scheduler;
    private final Executor gate;

    /** Uses a scheduler that somebody else closes. */
    public ScheduledDelay(ScheduledExecutorService scheduler, Executor gate) {
        this.scheduler = scheduler;
        this.gate = gate;
    }

    @Override
    public Subscription in(Duration time, Runnable task) {
        var over = new AtomicBoolean();
        Future<?> due =
                scheduler.schedule(
                        () ->
                                gate.execute(
                                        () -> {
                                            if (!over.get()) {
                                                task.run();
                                            }
                                        }),
                        time.toMillis(),
                        TimeUnit.MILLISECONDS);
        return () -> {
            over.set(true);
            due.cancel(false);
        };
    }
}
