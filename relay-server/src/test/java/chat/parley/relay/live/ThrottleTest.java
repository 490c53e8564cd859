package chat.parley.relay.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicInteger runs = new AtomicInteger();
    private final Queue<Runnable> rests = new ArrayDeque<>();
    private final Throttle throttle = new Throttle(runs::incrementAndGet, rests::add);

    @Test
    void theFirstRunsAtOnceAndManyMeanwhileAreOne() {
        throttle.ask();
        assertEquals(1, runs.get());
        for (int i = 0; i < 150; i++) {
            throttle.ask();
        }
        assertEquals(1, runs.get());
        rests.remove().run();
        assertEquals(2, runs.get());
        throttle.ask();
        assertEquals(2, runs.get(), "it rests after that one too");
        rests.remove().run();
        assertEquals(3, runs.get());
        rests.remove().run();
        assertEquals(3, runs.get());
        assertEquals(0, rests.size(), "nobody asks: nothing is scheduled");
    }

    @Test
    void afterARestTheNextRunsAtOnce() {
        throttle.ask();
        rests.remove().run();
        throttle.ask();
        assertEquals(2, runs.get());
    }
}
