package chat.parley.engine.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.crypto.Opened.Duplicate;
import chat.parley.engine.crypto.Opened.JumpTooFar;
import chat.parley.engine.crypto.Opened.Plain;
import chat.parley.engine.crypto.Opened.Reason;
import chat.parley.engine.crypto.Opened.Undecryptable;
import chat.parley.engine.crypto.Opened.UnknownSender;
import chat.parley.model.codec.Bytes;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.http.SignedPreKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealerTest {
    private Party ada;
    private Party ben;

    @BeforeEach
    void twoWhoKnowEachOther() {
        ada = new Party(Clock.systemUTC());
        ben = new Party(Clock.systemUTC());
        ada.knows(ben);
        ben.knows(ada);
    }

    /** From here on both sides send ratchet messages, of which every byte is authenticated. */
    private void answeredSession() {
        assertOpens("x", ben.open(ada, ada.seal(ben, text("x"))));
        assertOpens("y", ada.open(ben, ben.seal(ada, text("y"))));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertOpens(String expected, Opened opened) {
        assertEquals(
                expected,
                new String(
                        assertInstanceOf(Plain.class, opened).padded().toArray(),
                        StandardCharsets.UTF_8));
    }

    private static void assertRefused(Reason reason, Opened opened) {
        assertEquals(new Undecryptable(reason), opened);
    }

    @Test
    void conversationGoesBothWays() {
        Sealed first = ada.seal(ben, text("hello"));
        assertEquals(SealKind.PREKEY, first.kind());
        assertEquals(1, first.bytes().toArray()[0]);
        assertOpens("hello", ben.open(ada, first));
        Sealed answer = ben.seal(ada, text("hi"));
        assertEquals(SealKind.WHISPER, answer.kind());
        assertEquals(2, answer.bytes().toArray()[0]);
        assertOpens("hi", ada.open(ben, answer));
        assertEquals(SealKind.WHISPER, ada.seal(ben, text("again")).kind());
    }

    @Test
    void bothBeginAtOnceAndBothAreUnderstood() {
        Sealed fromAda = ada.seal(ben, text("a1"));
        Sealed fromBen = ben.seal(ada, text("b1"));
        assertOpens("a1", ben.open(ada, fromAda));
        assertOpens("b1", ada.open(ben, fromBen));
        for (int round = 0; round < 5; round++) {
            assertOpens("a" + round, ben.open(ada, ada.seal(ben, text("a" + round))));
            assertOpens("b" + round, ada.open(ben, ben.seal(ada, text("b" + round))));
        }
    }

    @Test
    void reorderedRepeatedAndSkippedMessagesOpenOnceEach() {
        assertOpens("x", ben.open(ada, ada.seal(ben, text("x"))));
        assertOpens("y", ada.open(ben, ben.seal(ada, text("y"))));
        List<Integer> order = new ArrayList<>();
        List<Sealed> sealed = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            order.add(i);
            sealed.add(ada.seal(ben, text("m" + i)));
            if (i % 7 == 3) {
                assertOpens("z", ada.open(ben, ben.seal(ada, text("z"))));
            }
        }
        Collections.shuffle(order, new Random(4));
        for (int i : order.subList(0, 50)) {
            assertOpens("m" + i, ben.open(ada, sealed.get(i)));
        }
        for (int i : order.subList(0, 50)) {
            assertEquals(new Duplicate(), ben.open(ada, sealed.get(i)));
        }
        for (int i : order.subList(50, 60)) {
            assertOpens("m" + i, ben.open(ada, sealed.get(i)));
        }
    }

    @Test
    void whatDoesNotOpenChangesNothing() {
        answeredSession();
        Sealed next = ada.seal(ben, text("next"));
        Map<String, Integer> before = ben.database.content();
        byte[] damaged = next.bytes().toArray();
        damaged[damaged.length - 1] ^= 1;
        assertRefused(Reason.NO_MATCH, ben.open(ada, Bytes.of(damaged)));
        assertEquals(before, ben.database.content());
        assertOpens("next", ben.open(ada, next));
        assertNotEquals(before, ben.database.content());
    }

    @Test
    void rolledBackTransactionLeavesTheRatchetAsItWas() {
        Sealed first = ada.seal(ben, text("first"));
        Map<String, Integer> before = ben.database.content();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        ben.write(
                                tx -> {
                                    assertOpens(
                                            "first",
                                            ben.sealer.open(
                                                    tx, ada.identity.device(), first.bytes()));
                                    throw new IllegalArgumentException("the commit failed");
                                }));
        assertEquals(before, ben.database.content());
        assertOpens("first", ben.open(ada, first));

        Map<String, Integer> beforeSending = ada.database.content();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        ada.write(
                                tx -> {
                                    assertNotEquals(null, ada.seal(tx, ben, text("lost")));
                                    throw new IllegalArgumentException("the commit failed");
                                }));
        assertEquals(beforeSending, ada.database.content());
        assertOpens("second", ben.open(ada, ada.seal(ben, text("second"))));
    }

    @Test
    void senderThatNoLogNamesIsToldApart() {
        Party eve = new Party(Clock.systemUTC());
        eve.knows(ben);
        assertEquals(new UnknownSender(), ben.open(eve, eve.seal(ben, text("x"))));
        assertEquals(new UnknownSender(), ben.open(eve, Bytes.EMPTY));
    }

    @Test
    void relabelledFirstMessageIsRefused() {
        Party eve = new Party(Clock.systemUTC());
        eve.knows(ben);
        ben.knows(eve);
        Sealed fromEve = eve.seal(ben, text("I am Ada"));
        Map<String, Integer> before = ben.database.content();
        assertRefused(Reason.OTHER_IDENTITY, ben.open(ada, fromEve));
        assertEquals(before, ben.database.content());
        assertOpens("I am Ada", ben.open(eve, fromEve));
    }

    @Test
    void relabelledLaterMessageIsRefused() {
        Party eve = new Party(Clock.systemUTC());
        eve.knows(ben);
        ben.knows(eve);
        assertOpens("x", ben.open(eve, eve.seal(ben, text("x"))));
        assertOpens("y", eve.open(ben, ben.seal(eve, text("y"))));
        Sealed later = eve.seal(ben, text("z"));
        assertRefused(Reason.NO_SESSION, ben.open(ada, later));
        assertOpens("x", ben.open(ada, ada.seal(ben, text("x"))));
        assertRefused(Reason.NO_MATCH, ben.open(ada, later));
    }

    @Test
    void firstMessageOfAnotherIdentityThanTheLogsIsRefused() {
        Sealed first = ada.seal(ben, text("x"));
        ben.log.put(ada.identity.device(), new Party(Clock.systemUTC()).keys.identityKey());
        assertRefused(Reason.OTHER_IDENTITY, ben.open(ada, first));
    }

    @Test
    void sessionEndsWhenTheLogNamesAnotherKey() {
        assertOpens("x", ben.open(ada, ada.seal(ben, text("x"))));
        ben.log.put(ada.identity.device(), new Party(Clock.systemUTC()).keys.identityKey());
        assertFalse(ben.hasSession(ada));
        assertRefused(Reason.OTHER_IDENTITY, ben.open(ada, ada.seal(ben, text("y"))));
    }

    @Test
    void jumpOver2000IsRefusedBeforeDecryption() {
        assertOpens("x", ben.open(ada, ada.seal(ben, text("x"))));
        assertOpens("y", ada.open(ben, ben.seal(ada, text("y"))));
        assertOpens("0", ben.open(ada, ada.seal(ben, text("0"))));
        Sealed last = ada.seal(ben, text("1"));
        for (int i = 2; i <= 2002; i++) {
            last = ada.seal(ben, text("" + i));
            if (i == 2001) {
                Sealed within = last;
                // 2,000 are skipped: still allowed, and undone here to try the next one.
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                ben.write(
                                        tx -> {
                                            assertOpens(
                                                    "2001",
                                                    ben.sealer.open(
                                                            tx,
                                                            ada.identity.device(),
                                                            within.bytes()));
                                            throw new IllegalArgumentException();
                                        }));
            }
        }
        Map<String, Integer> before = ben.database.content();
        assertEquals(new JumpTooFar(2002), ben.open(ada, last));
        assertEquals(before, ben.database.content());
    }

    @Test
    void repeatedBeginningWithALastResortKeyIsRefused() {
        ben.oneTime.clear();
        ben.oneTimeKyber.clear();
        Sealed first = ada.seal(ben, text("x"));
        assertOpens("x", ben.open(ada, first));
        assertEquals(new Duplicate(), ben.open(ada, first));
        ben.write(
                tx -> {
                    ben.store.deleteSession(tx, ada.identity.device());
                    return true;
                });
        Map<String, Integer> before = ben.database.content();
        assertRefused(Reason.REPLAYED, ben.open(ada, first));
        assertEquals(before, ben.database.content());
    }

    @Test
    void repeatedBeginningWithAOneTimeKeyIsRefused() {
        Sealed first = ada.seal(ben, text("x"));
        assertOpens("x", ben.open(ada, first));
        ben.write(
                tx -> {
                    ben.store.deleteSession(tx, ada.identity.device());
                    return true;
                });
        assertRefused(Reason.PREKEY_GONE, ben.open(ada, first));
    }

    @Test
    void offersThatAreNotTheDevicesAreRefused() {
        PreKeyOffer good = ben.offer();
        Party eve = new Party(Clock.systemUTC());
        ada.knows(eve);
        refused(eve, good);
        refused(ben, withSigned(good, eve.offer().signed()));
        refused(
                ben,
                new PreKeyOffer(
                        good.device(),
                        good.registrationId(),
                        good.signed(),
                        good.oneTime(),
                        eve.offer().kyber()));
        byte[] zero = new byte[33];
        zero[0] = 5;
        refused(
                ben,
                withSigned(
                        good,
                        new SignedPreKey(good.signed().id(), Bytes.of(zero), good.signed().sig())));
        ada.log.remove(ben.identity.device());
        refused(ben, good);
        assertFalse(ada.hasSession(ben));
    }

    private static PreKeyOffer withSigned(PreKeyOffer offer, SignedPreKey signed) {
        return new PreKeyOffer(
                offer.device(), offer.registrationId(), signed, offer.oneTime(), offer.kyber());
    }

    private void refused(Party to, PreKeyOffer offer) {
        ada.write(
                tx -> {
                    assertThrows(
                            OfferRefusedException.class,
                            () -> ada.sealer.begin(tx, to.keys, offer));
                    return true;
                });
    }

    @Test
    void afterForgettingANewSessionBeginsAndOldMessagesStillOpen() {
        assertOpens("x", ben.open(ada, ada.seal(ben, text("x"))));
        Sealed underWay = ben.seal(ada, text("under way"));
        ada.write(
                tx -> {
                    ada.sealer.forget(tx, ben.identity.device());
                    return true;
                });
        Sealed anew = ada.seal(ben, text("anew"));
        assertEquals(SealKind.PREKEY, anew.kind());
        assertOpens("under way", ada.open(ben, underWay));
        assertOpens("anew", ben.open(ada, anew));
    }

    @Test
    void garbageIsRefusedWithoutATrace() {
        answeredSession();
        Sealed good = ada.seal(ben, text("good"));
        Map<String, Integer> before = ben.database.content();
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] bytes = good.bytes().toArray();
            switch (i % 4) {
                case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                case 2 -> {
                    bytes = new byte[random.nextInt(600)];
                    random.nextBytes(bytes);
                    if (bytes.length > 0) {
                        bytes[0] = (byte) (1 + random.nextInt(4));
                    }
                }
                default -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + i);
            }
            if (Arrays.equals(bytes, good.bytes().toArray())) {
                continue;
            }
            Opened opened = ben.open(ada, Bytes.of(bytes));
            assertFalse(opened instanceof Plain, "opened after change " + i);
        }
        assertEquals(before, ben.database.content());
        assertOpens("good", ben.open(ada, good));
        assertRefused(Reason.MALFORMED, ben.open(ada, Bytes.EMPTY));
        assertRefused(Reason.MALFORMED, ben.open(ada, Bytes.of(new byte[] {3, 1, 2})));
    }

    @Test
    void encryptingWithoutASessionIsABug() {
        assertThrows(
                IllegalStateException.class,
                () -> ada.write(tx -> ada.sealer.encrypt(tx, ben.identity.device(), text("x"))));
    }

    @Test
    void secretsPrintNothing() {
        assertEquals("[redacted]", ada.identity.toString());
        assertEquals("[redacted]", new Plain(Bytes.of(text("secret"))).toString());
        assertTrue(ada.seal(ben, text("secret")).toString().contains("bytes"));
    }
}
