package chat.parley.engine.chats;

import chat.parley.engine.store.Lane;
import chat.parley.engine.store.LaneTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so. */
final class ManualTimer implements LaneTimer {
    private Duration now = Duration.ofHours(1);
    private final List<Due> waiting = new ArrayList<>();

    private record Due(Duration at, Lane.Step step) {}

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public void later(Duration wait, Lane.Step step) {
        waiting.add(new Due(now.plus(wait), step));
    }

    /** Lets {@code time} pass and runs what becomes due; call it where the lane is. */
    void pass(Duration time) throws Exception {
        Duration end = now.plus(time);
        while (true) {
            Due next =
                    waiting.stream()
                            .filter(due -> due.at().compareTo(end) <= 0)
                            .min(Comparator.comparing(Due::at))
                            .orElse(null);
            if (next == null) {
                now = end;
                return;
            }
            waiting.remove(next);
            now = next.at();
            next.step().run();
        }
    }

    /** How many steps wait. */
    int waiting() {
        return waiting.size();
    }
}
