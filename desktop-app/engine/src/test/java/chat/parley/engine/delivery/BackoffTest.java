package chat.parley.engine.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void whateverTheOtherSideAsksForTheWaitIsOneThatEnds(long asked) {
        Duration wait = new Backoff(new Random(1)).next(asked);
        assertTrue(wait.isPositive());
        assertTrue(wait.compareTo(Duration.ofDays(2)) < 0);
    }
}
