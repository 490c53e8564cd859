package chat.parley.engine.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedTicket;
import chat.parley.model.log.Ticket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceFileTest {
    private final SecureRandom random = new SecureRandom();
    private final DataKey dataKey = DataKey.random(random);

    @TempDir Path home;

    @Test
    void secretsComeBack() throws Exception {
        assertEquals(Optional.empty(), file().read());
        DeviceSecrets joining = secrets(true);
        DeviceSecrets joined = secrets(false);
        file().write(joining);
        assertEquals(Optional.of(joining), file().read());
        file().write(joined);
        assertEquals(Optional.of(joined), file().read());
        assertEquals("[redacted]", joined.toString());
    }

    @Test
    void oneDamagedCopyIsRestoredFromTheOther() throws Exception {
        DeviceSecrets secrets = secrets(true);
        file().write(secrets);
        byte[] sound = Files.readAllBytes(home.resolve("device"));
        for (Path place : List.of(home.resolve("device"), home.resolve("device.copy"))) {
            for (int i = 0; i < sound.length; i += 5) {
                byte[] damaged = sound.clone();
                damaged[i] ^= 4;
                Files.write(place, damaged);
                assertEquals(Optional.of(secrets), file().read());
                Files.write(place, Arrays.copyOf(sound, i));
                assertEquals(Optional.of(secrets), file().read());
            }
            Files.delete(place);
            assertEquals(Optional.of(secrets), file().read());
            assertEquals(Bytes.of(sound), Bytes.of(Files.readAllBytes(place)));
        }
    }

    @Test
    void theNewestCopyCounts() throws Exception {
        DeviceSecrets old = secrets(true);
        DeviceSecrets fresh = secrets(false);
        file().write(old);
        byte[] before = Files.readAllBytes(home.resolve("device"));
        file().write(fresh);
        for (String place : List.of("device", "device.copy")) {
            Files.write(home.resolve(place), before);
            assertEquals(Optional.of(fresh), file().read());
        }
    }

    @Test
    void damageIsNeverTakenForAnEmptyHome() throws Exception {
        file().write(secrets(true));
        for (String place : List.of("device", "device.copy")) {
            byte[] damaged = Files.readAllBytes(home.resolve(place));
            damaged[damaged.length - 1] ^= 1;
            Files.write(home.resolve(place), damaged);
        }
        assertEquals(Trouble.PROFILE_DAMAGED, trouble());
        Files.write(home.resolve("device"), new byte[0]);
        Files.delete(home.resolve("device.copy"));
        assertEquals(Trouble.PROFILE_DAMAGED, trouble());
        Files.write(home.resolve("device"), new byte[1 << 20]);
        assertEquals(Trouble.PROFILE_DAMAGED, trouble());
    }

    @Test
    void anotherDataKeyOpensNothing() throws Exception {
        file().write(secrets(true));
        assertEquals(
                Trouble.PROFILE_DAMAGED,
                assertThrows(
                                ParleyException.class,
                                () -> new DeviceFile(home, DataKey.random(random), random).read())
                        .trouble());
    }

    private Trouble trouble() {
        return assertThrows(ParleyException.class, () -> file().read()).trouble();
    }

    private DeviceFile file() {
        return new DeviceFile(home, dataKey, random);
    }

    private DeviceSecrets secrets(boolean joining) {
        Kit kit = Kit.random(random);
        AccountId account = kit.account();
        return new DeviceSecrets(
                account,
                DeviceId.of(UUID.randomUUID()),
                bytes(70),
                4711,
                bytes(32),
                bytes(32),
                new RelayAddress("relay.example", 8443, true),
                bytes(32),
                joining
                        ? Optional.empty()
                        : Optional.of(
                                SignedTicket.sign(
                                        new Ticket(1, account, Role.MEMBER, 1),
                                        SigningKey.random(random))),
                joining ? Optional.of(kit.secret()) : Optional.empty(),
                joining ? Optional.of(bytes(32)) : Optional.empty(),
                new Handle("ada"),
                "Ada",
                Role.MEMBER);
    }

    private Bytes bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
