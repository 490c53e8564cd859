package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dies at every step of sending and receiving, and comes back with what was on the disk. */
class CrashTest extends TwoSides {
    @Override
    boolean makesFailures() {
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 11, 13, 16, 20})
    void theOneWhoReceivesDies(int step) throws Exception {
        ada.connect();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            said.add("number " + i);
            ada.send(ben, "number " + i);
        }
        ben.crashIn(step);
        ben.connect();
        said.add("after");
        ada.send(ben, "after");
        both(said);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 9, 11, 13, 16, 20})
    void theOneWhoSendsDies(int step) throws Exception {
        ben.connect();
        ada.crashIn(step);
        ada.connect();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 5 && !ada.crashed; i++) {
            try {
                ada.send(ben, "number " + i);
                said.add("number " + i);
            } catch (RuntimeException e) {
                assertTrue(ada.crashed);
            }
        }
        await().atMost(Duration.ofSeconds(2))
                .until(() -> ada.crashed || ben.texts(ada).size() == said.size());
        if (ada.crashed) {
            ada.rise();
            ada.connect();
        }
        List<String> there = ada.texts(ben);
        assertTrue(there.containsAll(said), "what was said is there: " + there);
        assertTrue(there.size() <= said.size() + 1);
        ada.send(ben, "after");
        List<String> all = new ArrayList<>(there);
        all.add("after");
        both(all);
    }

    private void both(List<String> said) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> {
                            if (ben.crashed) {
                                ben.rise();
                                ben.connect();
                            }
                            assertEquals(said, ben.texts(ada));
                            assertEquals(said, ada.texts(ben));
                        });
        assertEquals(said.size(), new HashSet<>(said).size());
    }
}
