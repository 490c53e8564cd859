package chat.parley.engine.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.powercut.PowerCut;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.Role;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallFilesPowerCutTest {
    private static final int ROUNDS = 20;
    private static final Argon2Cost CHEAP = new Argon2Cost(8 * 1024, 1, 1);

    private final SecureRandom random = new SecureRandom();
    private final DataKey dataKey = DataKey.random(random);
    private final Kit kit = Kit.random(random);

    @TempDir Path folder;

    @Test
    void theDeviceFileIsNeverOlderThanPromised() throws Exception {
        long seed = random.nextLong();
        try (PowerCut power = new PowerCut(folder)) {
            Disk.makeFolder(power.home());
            for (int round = 1; round <= ROUNDS; round++) {
                new DeviceFile(power.home(), dataKey, random).write(device(round));
                power.acknowledged(round);
            }
            power.check(
                    PowerCut.IMAGES,
                    seed,
                    (image, promises) -> {
                        int promised = promises.isEmpty() ? 0 : (int) promises.getLast();
                        int found =
                                new DeviceFile(image, dataKey, random)
                                        .read()
                                        .map(DeviceSecrets::registrationId)
                                        .orElse(0);
                        assertTrue(found == promised || found == promised + 1);
                    });
        }
    }

    @Test
    void theDataKeyOpensWithTheOldPassphraseOrTheNew() throws Exception {
        long seed = random.nextLong();
        try (PowerCut power = new PowerCut(folder)) {
            Disk.makeFolder(power.home());
            KeyWraps wraps =
                    KeyWraps.create(
                            power.home(),
                            dataKey,
                            passphrase(0),
                            kit.sealingPublic(),
                            new NoKeystore(),
                            random,
                            CHEAP);
            power.acknowledged(0);
            for (int round = 1; round <= ROUNDS; round++) {
                wraps.changePassphrase(dataKey, passphrase(round));
                power.acknowledged(round);
            }
            power.check(
                    PowerCut.IMAGES,
                    seed,
                    (image, promises) -> {
                        if (!promises.isEmpty()) {
                            opens(image, (int) promises.getLast());
                        }
                    });
        }
    }

    private void opens(Path image, int promised) throws Exception {
        KeyWraps wraps = KeyWraps.open(image, new NoKeystore(), random, CHEAP);
        assertArrayEquals(dataKey.bytes(), wraps.unlockWithKit(kit).bytes());
        for (int round : List.of(promised, promised + 1)) {
            try {
                assertArrayEquals(dataKey.bytes(), wraps.unlock(passphrase(round)).bytes());
                return;
            } catch (ParleyException e) {
                assertTrue(
                        e.trouble() == Trouble.PASSPHRASE_WRONG,
                        "another trouble than a wrong passphrase");
            }
        }
        throw new AssertionError("neither passphrase opens");
    }

    private static char[] passphrase(int round) {
        return ("passphrase " + round).toCharArray();
    }

    private DeviceSecrets device(int number) {
        return new DeviceSecrets(
                kit.account(),
                DeviceId.of(UUID.randomUUID()),
                Bytes.of(new byte[69]),
                number,
                Bytes.of(new byte[32]),
                Bytes.of(new byte[32]),
                new RelayAddress("relay.example", 443, true),
                Bytes.of(new byte[32]),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Handle("ada"),
                "Ada",
                Role.MEMBER);
    }
}
