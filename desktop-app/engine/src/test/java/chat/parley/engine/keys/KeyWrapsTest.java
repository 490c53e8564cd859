package chat.parley.engine.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class KeyWrapsTest {
    /** The least that is allowed, so that hundreds of openings stay quick. */
    private static final Argon2Cost CHEAP = new Argon2Cost(8 * 1024, 1, 1);

    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    private final SecureRandom random = new SecureRandom();
    private final DataKey dataKey = DataKey.random(random);
    private final Kit kit = Kit.random(random);
    private final MemoryKeystore keystore = new MemoryKeystore();

    @TempDir Path home;

    @Test
    void eachWrapGivesTheSameKey() throws Exception {
        create(keystore);
        KeyWraps wraps = open();
        assertArrayEquals(dataKey.bytes(), wraps.unlock(PASSPHRASE).bytes());
        assertArrayEquals(dataKey.bytes(), wraps.unlockWithKit(kit).bytes());
        assertTrue(wraps.hasKeystoreWrap());
        assertArrayEquals(dataKey.bytes(), wraps.unlockFromKeystore().orElseThrow().bytes());
    }

    @Test
    void theStandardCostOpensToo() throws Exception {
        KeyWraps.create(home, dataKey, PASSPHRASE, kit.sealingPublic(), new NoKeystore(), random);
        assertArrayEquals(
                dataKey.bytes(),
                KeyWraps.open(home, new NoKeystore(), random).unlock(PASSPHRASE).bytes());
    }

    @Test
    void otherPassphrasesAndKitsOpenNothing() throws Exception {
        create(new NoKeystore());
        KeyWraps wraps = open();
        fails(Trouble.PASSPHRASE_WRONG, () -> wraps.unlock("correct horsf".toCharArray()));
        fails(Trouble.PASSPHRASE_WRONG, () -> wraps.unlock(new char[0]));
        fails(Trouble.REFUSED, () -> wraps.unlockWithKit(Kit.random(random)));
        assertFalse(wraps.hasKeystoreWrap());
        assertEquals(Optional.empty(), wraps.unlockFromKeystore());
    }

    @Test
    void aPassphraseIsTheSameHoweverItsAccentsAreTyped() throws Exception {
        KeyWraps.create(
                home,
                dataKey,
                "caf\u00e9 cr\u00e8me".toCharArray(),
                kit.sealingPublic(),
                new NoKeystore(),
                random,
                CHEAP);
        assertArrayEquals(
                dataKey.bytes(), open().unlock("cafe\u0301 cre\u0300me".toCharArray()).bytes());
    }

    @Test
    void aShortPassphraseIsRefusedBeforeAnythingIsWritten() throws Exception {
        fails(
                Trouble.PASSPHRASE_SHORT,
                () ->
                        KeyWraps.create(
                                home,
                                dataKey,
                                "seven77".toCharArray(),
                                kit.sealingPublic(),
                                keystore,
                                random));
        assertFalse(KeyWraps.present(home));
        assertTrue(keystore.secrets().isEmpty());
    }

    @Test
    void aHomeIsNeverMadeTwice() throws Exception {
        fails(Trouble.NO_PROFILE, this::open);
        create(keystore);
        fails(Trouble.PROFILE_EXISTS, () -> create(keystore));
        Files.write(home.resolve("keys"), new byte[0]);
        Files.delete(home.resolve("keys.copy"));
        fails(Trouble.PROFILE_EXISTS, () -> create(keystore));
        fails(Trouble.PROFILE_DAMAGED, this::open);
    }

    @Test
    void anEmptiedKeystoreAsksForThePassphrase() throws Exception {
        create(keystore);
        keystore.secrets().clear();
        assertEquals(Optional.empty(), open().unlockFromKeystore());
        keepAgain();
        keystore.secrets().replaceAll((name, secret) -> Bytes.of(new byte[32]));
        assertEquals(Optional.empty(), open().unlockFromKeystore());
    }

    private void keepAgain() throws ParleyException {
        KeyWraps wraps = open();
        assertTrue(wraps.keepInKeystore(dataKey));
        assertEquals(1, keystore.secrets().size());
    }

    @Test
    void wrapsAreRenewed() throws Exception {
        create(keystore);
        KeyWraps wraps = open();
        wraps.changePassphrase(wraps.unlock(PASSPHRASE), "battery staple".toCharArray());
        fails(Trouble.PASSPHRASE_WRONG, () -> open().unlock(PASSPHRASE));
        assertArrayEquals(dataKey.bytes(), open().unlock("battery staple".toCharArray()).bytes());
        assertArrayEquals(dataKey.bytes(), open().unlockWithKit(kit).bytes());
        wraps.dropFromKeystore(dataKey);
        assertFalse(open().hasKeystoreWrap());
        assertTrue(keystore.secrets().isEmpty());
        assertTrue(wraps.keepInKeystore(dataKey));
        assertArrayEquals(dataKey.bytes(), open().unlockFromKeystore().orElseThrow().bytes());
    }

    @Test
    void oneDamagedCopyIsRestoredFromTheOther() throws Exception {
        create(keystore);
        byte[] sound = Files.readAllBytes(home.resolve("keys"));
        for (Path place : List.of(home.resolve("keys"), home.resolve("keys.copy"))) {
            for (int i = 0; i < sound.length; i += 7) {
                byte[] damaged = sound.clone();
                damaged[i] ^= 1;
                Files.write(place, damaged);
                assertArrayEquals(
                        dataKey.bytes(), open().unlockFromKeystore().orElseThrow().bytes());
                assertArrayEquals(sound, Files.readAllBytes(place));
                Files.write(place, Arrays.copyOf(sound, i));
                open();
                assertArrayEquals(sound, Files.readAllBytes(place));
            }
            Files.delete(place);
            open();
            assertArrayEquals(sound, Files.readAllBytes(place));
        }
    }

    @Test
    void twoDamagedCopiesAreSaidToBeDamaged() throws Exception {
        create(keystore);
        byte[] sound = Files.readAllBytes(home.resolve("keys"));
        for (int i = 0; i < sound.length; i += 11) {
            byte[] damaged = sound.clone();
            damaged[i] ^= 0x20;
            Files.write(home.resolve("keys"), damaged);
            Files.write(home.resolve("keys.copy"), damaged);
            fails(Trouble.PROFILE_DAMAGED, this::open);
        }
    }

    @Test
    void aHostileFileCannotAskForMuchMemoryOrTime() throws Exception {
        create(keystore);
        Bytes written = new TwoCopies(home, "keys").read().getFirst().payload();
        byte[] cheap = Cbor.write(CHEAP.memoryKiB());
        int at = indexOf(written.toArray(), cheap);
        for (int hostile : List.of(Integer.MAX_VALUE, 512 * 1024, 1, 0, -1)) {
            byte[] document = replaced(written.toArray(), at, cheap.length, Cbor.write(hostile));
            new TwoCopies(home, "keys").write(9, Bytes.of(document));
            fails(Trouble.PROFILE_DAMAGED, this::open);
        }
        assertThrows(MalformedException.class, () -> new Argon2Cost(64 * 1024, 9, 1));
        assertThrows(MalformedException.class, () -> new Argon2Cost(64 * 1024, 3, 5));
        assertThrows(MalformedException.class, () -> new Argon2Cost(64 * 1024, 0, 0));
    }

    @Test
    void everyFlippedBitRefuses() throws Exception {
        create(keystore);
        byte[] written = written();
        int sounding = 0;
        for (int i = 0; i < written.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] hostile = written.clone();
                hostile[i] ^= (byte) (1 << bit);
                if (readable(hostile)) {
                    sounding++;
                    replaceBoth(hostile);
                    refuses("byte %d, bit %d".formatted(i, bit), i % 3 == 0 && bit == i % 8);
                }
            }
        }
        assertTrue(sounding > written.length, sounding + " were refused by their seal alone");
    }

    private static boolean readable(byte[] payload) {
        try {
            var _ = Wraps.read(Bytes.of(payload));
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    private void refuses(String where, boolean passphraseToo) throws ParleyException {
        KeyWraps wraps = open();
        assertThrows(ParleyException.class, () -> wraps.unlockWithKit(kit), where);
        refusesKeystore(wraps, where);
        if (passphraseToo) { // the only way that costs much time
            assertThrows(ParleyException.class, () -> wraps.unlock(PASSPHRASE), where);
        }
    }

    /** Refuses, or asks for the passphrase. */
    private static void refusesKeystore(KeyWraps wraps, String where) {
        try {
            assertEquals(Optional.empty(), wraps.unlockFromKeystore(), where);
        } catch (ParleyException e) {
            assertEquals(Trouble.PROFILE_DAMAGED, e.trouble(), where);
        }
    }

    @Test
    void aPartOfTheWrapsIsDamage() throws Exception {
        create(keystore);
        byte[] written = written();
        for (int length = 0; length < written.length; length += 13) {
            replaceBoth(Arrays.copyOf(written, length));
            fails(Trouble.PROFILE_DAMAGED, this::open);
        }
    }

    @Test
    void aKitWrapWithAKeyOfLowOrderIsDamage() throws Exception {
        create(keystore);
        Wraps wraps = Wraps.read(Bytes.of(written()));
        Wraps lowOrder =
                new Wraps(
                        1,
                        wraps.profile(),
                        wraps.passphrase(),
                        new Wraps.ByKit(
                                wraps.kit().to(), Bytes.of(new byte[32]), wraps.kit().wrapped()),
                        wraps.keystore(),
                        wraps.seal());
        replaceBoth(Cbor.write(lowOrder));
        fails(Trouble.PROFILE_DAMAGED, () -> open().unlockWithKit(kit));
    }

    private byte[] written() throws IOException {
        return new TwoCopies(home, "keys").read().getFirst().payload().toArray();
    }

    /** Without forcing it: thousands of files are put there. */
    private void replaceBoth(byte[] payload) throws IOException {
        byte[] file = TwoCopies.file(2, Bytes.of(payload));
        Files.write(home.resolve("keys"), file);
        Files.write(home.resolve("keys.copy"), file);
    }

    @Test
    void nobodyWithoutTheKeySlipsInAnotherSealingKey() throws Exception {
        create(keystore);
        Wraps wraps = Wraps.read(new TwoCopies(home, "keys").read().getFirst().payload());
        Wraps foreign =
                new Wraps(
                        1,
                        wraps.profile(),
                        wraps.passphrase(),
                        new Wraps.ByKit(
                                Kit.random(random).sealingPublic(),
                                wraps.kit().enc(),
                                wraps.kit().wrapped()),
                        wraps.keystore(),
                        wraps.seal());
        new TwoCopies(home, "keys").write(2, Cbor.bytes(foreign));
        fails(Trouble.PROFILE_DAMAGED, () -> open().unlock(PASSPHRASE));
        fails(Trouble.PROFILE_DAMAGED, () -> open().keepInKeystore(dataKey));
    }

    @Test
    void aDestroyedKeyIsGone() {
        DataKey key = DataKey.random(random);
        Bytes derived = key.derive("test");
        assertEquals(derived, key.derive("test"));
        key.destroy();
        assertThrows(IllegalStateException.class, () -> key.derive("test"));
        assertEquals("[redacted]", key.toString());
    }

    private void create(OsKeystore store) throws ParleyException {
        KeyWraps.create(home, dataKey, PASSPHRASE, kit.sealingPublic(), store, random, CHEAP);
    }

    private KeyWraps open() throws ParleyException {
        return KeyWraps.open(home, keystore, random, CHEAP);
    }

    private static void fails(Trouble trouble, Executable deed) {
        assertEquals(trouble, assertThrows(ParleyException.class, deed).trouble());
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the document");
    }

    private static byte[] replaced(byte[] all, int at, int length, byte[] by) {
        byte[] result = new byte[all.length - length + by.length];
        System.arraycopy(all, 0, result, 0, at);
        System.arraycopy(by, 0, result, at, by.length);
        System.arraycopy(all, at + length, result, at + by.length, all.length - at - length);
        return result;
    }
}
