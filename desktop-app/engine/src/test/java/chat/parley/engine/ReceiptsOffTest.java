package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.chats.DeliveryState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever switched read receipts off reads without anybody hearing of it, and switches them on again. */
class ReceiptsOffTest {
    private final ScriptedRelay relay = new ScriptedRelay();
    private Side ada;
    private Side ben;

    @TempDir Path folder;

    @BeforeEach
    void begin() throws Exception {
        ada = new Side("ada", folder.resolve("ada"), relay);
        ben = new Side("ben", folder.resolve("ben"), relay);
        ada.connect();
        ben.connect();
    }

    @AfterEach
    void end() {
        ada.close();
        ben.close();
        relay.close();
        assertEquals(List.of(), ada.bugs);
        assertEquals(List.of(), ben.bugs);
    }

    @Test
    void nothingSaysThatIReadWhatIReadWhileItWasOff() throws Exception {
        ben.settings.tellReading(false).join();
        ben.kill();
        ben.open();
        ben.connect();
        ada.send(ben, "one");
        eventually(() -> assertEquals(List.of("one"), ben.texts(ada)));
        ben.readAll(ada);
        ben.delivery.sent().join();
        eventually(() -> assertEquals(0, relay.waiting(ada.identity.device())));
        assertEquals(List.of(DeliveryState.DELIVERED), states());
        ben.settings.tellReading(true).join();
        ada.send(ben, "two");
        eventually(() -> assertEquals(List.of("one", "two"), ben.texts(ada)));
        ben.readAll(ada);
        eventually(() -> assertEquals(DeliveryState.READ, states().getLast()));
    }

    private List<DeliveryState> states() {
        return ada.messages(ben).stream()
                .filter(message -> message.mine())
                .map(message -> message.state())
                .toList();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(holds);
    }
}
