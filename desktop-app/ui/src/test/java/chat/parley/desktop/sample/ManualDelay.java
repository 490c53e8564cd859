package chat.parley.desktop.sample;

import chat.parley.desktop.fx.Delay;
import chat.parley.engine.observe.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Time that passes only when a test says so. */
public final class ManualDelay implements Delay {
    private final List<Due> waiting = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Due(Duration at, Runnable task) {}

    @Override
    public Subscription in(Duration time, Runnable task) {
        var due = new Due(now.plus(time), task);
        waiting.add(due);
        return () -> waiting.remove(due);
    }

    /** Lets that much time pass. */
    public void pass(Duration time) {
        pass(time, _ -> {});
    }

    /**
     * Lets that much time pass, bit by bit.
     *
     * @param clock told of every bit before what is due then runs
     */
    public void pass(Duration time, Consumer<Duration> clock) {
        Duration end = now.plus(time);
        for (Optional<Due> next = next(end); next.isPresent(); next = next(end)) {
            waiting.remove(next.get());
            move(next.get().at(), clock);
            next.get().task().run();
        }
        move(end, clock);
    }

    private void move(Duration to, Consumer<Duration> clock) {
        clock.accept(to.minus(now));
        now = to;
    }

    private Optional<Due> next(Duration until) {
        return waiting.stream()
                .filter(due -> due.at().compareTo(until) <= 0)
                .min(Comparator.comparing(Due::at));
    }
}
