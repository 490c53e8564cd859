package chat.parley.engine.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Content.EphemeralKey;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.wire.Counters;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BesideTheRatchetTest {
    private final EphemeralSealer sealer = new EphemeralSealer(new SecureRandom());
    private final EphemeralKey key = sealer.newKey();
    private final ChatId chat = new ChatId(Bytes.of(new byte[32]));
    private final DeviceId device = DeviceId.of(UUID.randomUUID());
    private final byte[] plain = {1, 2, 3};

    @Test
    void ephemeralContentOpensWithItsKeyChatAndDeviceOnly() {
        Sealed sealed = sealer.seal(key, chat, device, 77, plain);
        assertEquals(SealKind.EPHEMERAL, sealed.kind());
        assertEquals(new EphemeralSealer.Label(key.id(), 77), sealer.label(sealed.bytes()));
        assertArrayEquals(plain, sealer.open(key, chat, device, sealed.bytes()).orElseThrow());
        byte[] other = new byte[32];
        other[0] = 1;
        assertEquals(
                Optional.empty(),
                sealer.open(key, new ChatId(Bytes.of(other)), device, sealed.bytes()));
        assertEquals(
                Optional.empty(),
                sealer.open(key, chat, DeviceId.of(UUID.randomUUID()), sealed.bytes()));
        assertEquals(Optional.empty(), sealer.open(sealer.newKey(), chat, device, sealed.bytes()));
        EphemeralKey sameId = new EphemeralKey(key.id(), sealer.newKey().key());
        assertEquals(Optional.empty(), sealer.open(sameId, chat, device, sealed.bytes()));
    }

    @Test
    void everyChangedBitAndEveryTruncationIsRefused() {
        byte[] sealed = sealer.seal(key, chat, device, 77, plain).bytes().toArray();
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(opens(changed), "opened after bit " + bit);
        }
        for (int length = 0; length < sealed.length; length++) {
            assertFalse(opens(Arrays.copyOf(sealed, length)), "opened at length " + length);
        }
    }

    private boolean opens(byte[] sealed) {
        try {
            return sealer.open(key, chat, device, Bytes.of(sealed)).isPresent();
        } catch (MalformedException e) {
            return false;
        }
    }

    @Test
    void whatIsNoEphemeralCiphertextHasNoLabel() {
        assertThrows(MalformedException.class, () -> sealer.label(Bytes.EMPTY));
        assertThrows(MalformedException.class, () -> sealer.label(Bytes.of(new byte[100])));
    }

    @Test
    void countersAreGenuineOnlyAsTheyWereSealed() {
        CounterSeal seal = new CounterSeal(Bytes.of(new byte[32]));
        Counters counters = seal.seal(7, 9);
        assertTrue(seal.genuine(counters));
        assertFalse(seal.genuine(new Counters(8, 9, counters.mac())));
        assertFalse(seal.genuine(new Counters(7, 10, counters.mac())));
        assertFalse(new CounterSeal(key.key()).genuine(counters));
        assertEquals("[redacted]", seal.toString());
        assertThrows(MalformedException.class, () -> new CounterSeal(Bytes.EMPTY));
    }

    @Property(tries = 20)
    void safetyNumberIsTheSameOnBothSidesAndNobodyElses(
            @ForAll @Size(32) byte[] one, @ForAll @Size(32) byte[] other) {
        AccountId ada = new AccountId(Bytes.of(one));
        AccountId ben = new AccountId(Bytes.of(other));
        String digits = SafetyNumbers.digits(ada, ben);
        assertTrue(digits.matches("[0-9]{60}"));
        assertEquals(digits, SafetyNumbers.digits(ben, ada));
        assertEquals(SafetyNumbers.qr(ada, ben), SafetyNumbers.qr(ben, ada));
        if (!ada.equals(ben)) {
            assertNotEquals(digits, SafetyNumbers.digits(ada, ada));
            assertNotEquals(SafetyNumbers.qr(ada, ben), SafetyNumbers.qr(ada, ada));
        }
    }

    /** Fixed for all time: another number would tell people who compared theirs that somebody listens. */
    @Test
    void safetyNumberNeverChangesBetweenVersions() {
        AccountId zeros = new AccountId(Bytes.of(new byte[32]));
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 1);
        AccountId other = new AccountId(Bytes.of(ones));
        assertEquals(
                "070367343405989536890266283348822631619482801037547021717211",
                SafetyNumbers.digits(zeros, other));
        assertEquals(13 + 1 + 64, SafetyNumbers.qr(zeros, other).size());
        assertEquals(
                "7061726c65792f736166657479" + "01",
                SafetyNumbers.qr(zeros, other).hex().substring(0, 28));
    }
}
