package chat.parley.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.content.Content;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.model.codec.Cbor;
import chat.parley.model.log.Act;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogEntry;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that its owner removed, in the hands of a thief with a relay that still serves it. */
class RemovedDeviceTest extends TwoSides {
    private Forger thief;

    @BeforeEach
    void begin() throws Exception {
        ada.connect();
        ben.connect();
        thief = new Forger(ada, relay);
        ada.send(ben, "hello");
        eventually(() -> assertEquals(List.of("hello"), ben.texts(ada)));
    }

    @Test
    void confirmsNothing() throws Exception {
        ada.disconnect();
        MessageRef ref = ben.send(ada, "for you alone");
        eventually(() -> assertEquals(DeliveryState.ACCEPTED, state(ref)));
        remove();
        Event.Receipt receipt =
                new Event.Receipt(Event.ReceiptType.READ, System.currentTimeMillis(), List.of(ref));
        thief.slip(ben, thief.content(ben, 0, receipt.kind(), receipt.body()));
        isTaken();
        assertEquals(DeliveryState.ACCEPTED, state(ref));
    }

    @Test
    void saysNothingOfItsAccountsLog() throws Exception {
        remove();
        LogHead lie = new LogHead(ada.account, 1, ScriptedRelay.bytes(32, 66));
        Content said = thief.said(ben, 2, "x");
        Object heads = Cbor.read(Cbor.write(List.of(lie, ben.log.head())), Object.class);
        thief.slip(ben, said.mid(), Forger.changed(said, "heads", heads));
        isTaken();
        assertFalse(ben.contacts.held(ada.account));
    }

    private DeliveryState state(MessageRef ref) {
        return ben.messages(ada).stream()
                .filter(message -> message.ref().equals(ref))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void remove() throws Exception {
        LogEntry entry =
                new LogEntry(
                        1,
                        ada.account,
                        1,
                        ada.log.head().hash(),
                        new Act.Revoke(ada.identity.device()),
                        Optional.of(ada.identity.device()),
                        System.currentTimeMillis());
        DeviceLog ended = ada.log.append(SignedEntry.sign(entry, ada.identity.signing()));
        relay.log(ended);
        ben.contacts.fetch(ada.account);
    }

    /** What was slipped in is taken, and what follows from it: Ben's lane has nothing before this. */
    private void isTaken() {
        eventually(() -> assertEquals(0, relay.waiting(ben.identity.device())));
        ben.on(() -> true);
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(holds);
    }
}
