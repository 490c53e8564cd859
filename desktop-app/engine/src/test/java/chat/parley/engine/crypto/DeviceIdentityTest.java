package chat.parley.engine.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceKeys;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdentityTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountId account =
            AccountId.of(
                    SigningKey.random(RANDOM).publicKey(), SigningKey.random(RANDOM).publicKey());
    private final DeviceIdentity identity = DeviceIdentity.create(account, RANDOM);

    @Test
    void keptSecretsGiveTheSameDevice() {
        DeviceIdentity again =
                DeviceIdentity.restore(
                        account,
                        identity.device(),
                        identity.identityPair(),
                        identity.registrationId(),
                        identity.signing().seed());
        assertEquals(identity.keys(List.of()).identityKey(), again.keys(List.of()).identityKey());
        assertEquals(identity.keys(List.of()).signKey(), again.keys(List.of()).signKey());
        assertEquals(identity.registrationId(), again.registrationId());
        assertEquals(4, identity.device().uuid().version());
    }

    @Test
    void damagedSecretsAreRefused() {
        for (Bytes pair : List.of(Bytes.EMPTY, Bytes.of(new byte[5]), Bytes.of(new byte[500]))) {
            assertThrows(
                    MalformedException.class,
                    () ->
                            DeviceIdentity.restore(
                                    account,
                                    identity.device(),
                                    pair,
                                    1,
                                    identity.signing().seed()));
        }
        assertThrows(
                MalformedException.class,
                () ->
                        DeviceIdentity.restore(
                                account,
                                identity.device(),
                                identity.identityPair(),
                                0,
                                identity.signing().seed()));
    }

    @Test
    void proofHoldsForThisAccountDeviceAndKeysOnly() {
        DeviceKeys keys = identity.keys(List.of("text"));
        assertTrue(IdentityProofs.check(keys, account));
        DeviceIdentity other = DeviceIdentity.create(account, RANDOM);
        DeviceKeys others = other.keys(List.of());
        assertFalse(
                IdentityProofs.check(
                        keys,
                        AccountId.of(
                                SigningKey.random(RANDOM).publicKey(),
                                SigningKey.random(RANDOM).publicKey())));
        assertFalse(
                IdentityProofs.check(
                        new DeviceKeys(
                                DeviceId.of(java.util.UUID.randomUUID()),
                                keys.identityKey(),
                                keys.signKey(),
                                List.of(),
                                keys.proof()),
                        account));
        assertFalse(
                IdentityProofs.check(
                        new DeviceKeys(
                                keys.id(),
                                others.identityKey(),
                                keys.signKey(),
                                List.of(),
                                keys.proof()),
                        account));
        assertFalse(
                IdentityProofs.check(
                        new DeviceKeys(
                                keys.id(),
                                keys.identityKey(),
                                others.signKey(),
                                List.of(),
                                keys.proof()),
                        account));
        assertFalse(
                IdentityProofs.check(
                        new DeviceKeys(
                                keys.id(),
                                keys.identityKey(),
                                keys.signKey(),
                                List.of(),
                                Bytes.of(new byte[64])),
                        account));
    }

    /** Little-endian u-coordinates of small order, and their forms above p and with the highest bit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void pointsOfSmallOrderAreUnsound(String hex) {
        byte[] point = HexFormat.of().parseHex(hex);
        byte[] key = new byte[33];
        key[0] = 5;
        System.arraycopy(point, 0, key, 1, 32);
        assertFalse(CurveKeys.sound(key));
        DeviceKeys keys = identity.keys(List.of());
        assertFalse(
                IdentityProofs.check(
                        new DeviceKeys(
                                keys.id(), Bytes.of(key), keys.signKey(), List.of(), keys.proof()),
                        account));
    }

    @Test
    void ordinaryKeysAreSoundAndOthersOfTheWrongFormAreNot() {
        assertTrue(CurveKeys.sound(identity.keys(List.of()).identityKey()));
        byte[] basePoint = new byte[33];
        basePoint[0] = 5;
        basePoint[1] = 9;
        assertTrue(CurveKeys.sound(basePoint));
        assertFalse(CurveKeys.sound(new byte[0]));
        assertFalse(CurveKeys.sound(new byte[32]));
        basePoint[0] = 6;
        assertFalse(CurveKeys.sound(basePoint));
    }

    @Test
    void printsNothingOfItself() {
        assertEquals("[redacted]", identity.toString());
    }
}
