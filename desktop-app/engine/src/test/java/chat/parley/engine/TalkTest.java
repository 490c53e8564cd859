package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.chats.DeliveryState;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalkTest extends TwoSides {
    @Test
    void twoPeopleTalkAndStatesReachRead() {
        ada.connect();
        ben.connect();
        ada.send(ben, "hello");
        eventually(() -> assertEquals(List.of("hello"), ben.texts(ada)));
        ben.send(ada, "hello yourself");
        eventually(() -> assertEquals(List.of("hello", "hello yourself"), ada.texts(ben)));
        eventually(() -> assertEquals(DeliveryState.DELIVERED, state(ada, ben, 0)));
        ben.readAll(ada);
        eventually(() -> assertEquals(DeliveryState.READ, state(ada, ben, 0)));
        assertTrue(ada.messages(ben).get(0).readAt().isPresent());
        eventually(() -> assertEquals(0, relay.waiting(ada.identity.device())));
    }

    @Test
    void whatIsSaidOfflineGoesOutInOrderOnceThereIsAWay() {
        List<String> said = IntStream.range(0, 20).mapToObj(i -> "number " + i).toList();
        said.forEach(text -> ada.send(ben, text));
        assertEquals(DeliveryState.PENDING, state(ada, ben, 19));
        ada.connect();
        eventually(() -> assertEquals(DeliveryState.ACCEPTED, state(ada, ben, 19)));
        ben.connect();
        eventually(() -> assertEquals(said, ben.texts(ada)));
    }

    @Test
    void everythingIsThereAfterOpeningAgain() throws Exception {
        ada.connect();
        ben.connect();
        ada.send(ben, "one");
        eventually(() -> assertEquals(List.of("one"), ben.texts(ada)));
        ben.kill();
        ada.send(ben, "two");
        ben.open();
        assertEquals(List.of("one"), ben.texts(ada));
        ben.send(ada, "three");
        ben.connect();
        eventually(() -> assertEquals(3, ben.texts(ada).size()));
        eventually(() -> assertEquals(3, ada.texts(ben).size()));
        assertEquals(
                List.of("one", "two"),
                ben.texts(ada).stream().filter(t -> !t.equals("three")).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostDoubledOrOutOfOrderWhenFramesAreLostRepeatedAndExchanged(long seed) {
        relay.trouble(seed, 0.1);
        ada.connect();
        ben.connect();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            if (random.nextBoolean()) {
                ada.send(ben, "ada " + i);
            } else {
                ben.send(ada, "ben " + i);
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            assertEquals(60, ada.texts(ben).size());
                            assertEquals(ada.texts(ben), ben.texts(ada));
                        });
        for (Side side : List.of(ada, ben)) {
            List<String> own =
                    ada.texts(ben).stream().filter(t -> t.startsWith(side.name)).toList();
            List<Integer> numbers =
                    own.stream().map(t -> Integer.parseInt(t.substring(4))).toList();
            assertEquals(numbers.stream().sorted().toList(), numbers);
        }
    }

    private static DeliveryState state(Side of, Side with, int index) {
        return of.messages(with).get(index).state();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(holds);
    }
}
