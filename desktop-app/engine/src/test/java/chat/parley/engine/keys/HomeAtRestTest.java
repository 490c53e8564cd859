package chat.parley.engine.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.Journal;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.KeyFile;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Store;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.id.MessageId;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that these rooms write, read by somebody who has the folder and nothing else. */
class HomeAtRestTest {
    private static final String MARKER = "Schnabeltier";
    private static final String PASSPHRASE = "a passphrase with " + MARKER;

    private final SecureRandom random = new SecureRandom();
    private final DataKey dataKey = DataKey.random(random);
    private final Kit kit = Kit.random(random);
    private final Map<String, byte[]> secrets = new LinkedHashMap<>();

    @TempDir Path folder;

    @Test
    void noFileHoldsAWordOrAKey() throws Exception {
        Path home = folder.resolve("home");
        fill(home);
        secrets.put("marker", MARKER.getBytes(StandardCharsets.UTF_8));
        secrets.put("data key", dataKey.bytes());
        secrets.put("kit", kit.secret().toArray());
        secrets.put("root seed", kit.root().seed().toArray());
        secrets.put("sealing key", kit.sealingPrivate().toArray());
        secrets.put("account", kit.account().value().toArray());
        for (String label :
                List.of(
                        "test/database",
                        "parley/journal/heads/1",
                        "parley/journal/bodies/1",
                        "parley/key-file/1",
                        "parley/device-file/1",
                        "parley/wraps/seal/1")) {
            secrets.put(label, dataKey.derive(label).toArray());
        }
        List<Path> files = files(home);
        assertTrue(files.size() >= 8, "everything was written");
        for (Path file : files) {
            String hex = HexFormat.of().formatHex(Files.readAllBytes(file));
            secrets.forEach(
                    (name, secret) -> {
                        for (byte[] form : forms(secret)) {
                            assertFalse(
                                    hex.contains(HexFormat.of().formatHex(form)),
                                    () -> file.getFileName() + " holds the " + name);
                        }
                    });
        }
    }

    @Test
    void everyFileBelongsToItsOwnerAlone() throws Exception {
        Path home = folder.resolve("home");
        fill(home);
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.toList()) {
                assertEquals(
                        Files.isDirectory(path) ? "rwx------" : "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                        path.toString());
            }
        }
    }

    @Test
    void theSearchWouldFindWhatIsThere() throws Exception {
        secrets.put("marker", MARKER.getBytes(StandardCharsets.UTF_8));
        byte[] held = ("..." + MARKER).getBytes(StandardCharsets.UTF_16LE);
        assertTrue(
                forms(secrets.get("marker")).stream()
                        .anyMatch(
                                form ->
                                        HexFormat.of()
                                                .formatHex(held)
                                                .contains(HexFormat.of().formatHex(form))));
    }

    /** As it is, as text in UTF-16, in hexadecimal and in base64 both ways. */
    private static List<byte[]> forms(byte[] secret) {
        String text = new String(secret, StandardCharsets.UTF_8);
        return List.of(
                secret,
                text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE),
                HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII),
                Base64.getUrlEncoder().withoutPadding().encode(secret),
                Base64.getEncoder().withoutPadding().encode(secret));
    }

    private void fill(Path home) throws Exception {
        try (ProfileLock lock = ProfileLock.take(home).orElseThrow()) {
            assertTrue(lock != null);
            MemoryKeystore keystore = new MemoryKeystore();
            KeyWraps.create(
                    home,
                    dataKey,
                    PASSPHRASE.toCharArray(),
                    kit.sealingPublic(),
                    keystore,
                    random,
                    new Argon2Cost(8 * 1024, 1, 1));
            keystore.secrets().forEach((name, secret) -> secrets.put(name, secret.toArray()));
            new DeviceFile(home, dataKey, random).write(device());
            Lane lane = new Lane("test-lane", bug -> {});
            try (lane;
                    KeyFile keys = KeyFile.open(home.resolve("journal"), dataKey, random);
                    Journal journal =
                            Journal.open(
                                    home.resolve("journal"),
                                    dataKey,
                                    keys,
                                    JournalPosition.START,
                                    Clock.systemUTC(),
                                    random);
                    Store store =
                            Store.open(
                                    home.resolve("db"),
                                    dataKey.derive("test/database"),
                                    List.of(
                                            new Migration(
                                                    "test",
                                                    1,
                                                    "create table if not exists test_state(id int primary key, state varbinary(1000), name varchar)")),
                                    lane)) {
                say(journal);
                for (int i = 0; i < 50; i++) {
                    int id = i;
                    byte[] state = secret("ratchet " + i, 64);
                    lane.call(
                                    () ->
                                            store.write(
                                                    tx ->
                                                            tx.update(
                                                                    "insert into test_state values (?, ?, ?)",
                                                                    id,
                                                                    state,
                                                                    MARKER)))
                            .get();
                }
                // a crash leaves these too
                byte[] database = Files.readAllBytes(home.resolve("db/parley.mv.db"));
                Files.write(home.resolve("db/open.copy"), database);
                Disk.keepToOwner(home.resolve("db/open.copy"));
            }
        }
    }

    private void say(Journal journal) throws Exception {
        ChatId chat = new ChatId(Bytes.of(secret("chat", 32)));
        List<BodyKey> keys =
                List.of(
                        new BodyKey.Journal(),
                        new BodyKey.ChatDay(chat, LocalDate.of(2026, 11, 5)),
                        new BodyKey.Own(Optional.empty()));
        for (int i = 0; i < 30; i++) {
            DeviceId from = DeviceId.of(UUID.randomUUID());
            MessageId mid = new MessageId(Bytes.of(secret("mid " + i, 16)));
            secrets.put("device " + i, from.value().toArray());
            journal.append(
                    new RecordHead(
                            MARKER.toLowerCase(Locale.ROOT),
                            Optional.of(from),
                            Optional.of(mid),
                            Optional.of(new MessageRef(from, mid)),
                            Optional.of(chat),
                            i,
                            i,
                            List.of(new MessageRef(from, mid))),
                    Optional.of(Bytes.of((MARKER + " " + i).getBytes(StandardCharsets.UTF_8))),
                    keys.get(i % 3));
        }
        secrets.put("kind", MARKER.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        journal.sync();
    }

    private DeviceSecrets device() {
        secrets.put(
                "host",
                (MARKER.toLowerCase(Locale.ROOT) + ".example").getBytes(StandardCharsets.UTF_8));
        return new DeviceSecrets(
                kit.account(),
                DeviceId.of(UUID.randomUUID()),
                Bytes.of(secret("identity key pair", 69)),
                4711,
                Bytes.of(secret("signing seed", 32)),
                Bytes.of(secret("secret of the counters", 32)),
                new RelayAddress(MARKER.toLowerCase(Locale.ROOT) + ".example", 443, true),
                Bytes.of(secret("pin", 32)),
                Optional.empty(),
                Optional.of(kit.secret()),
                Optional.of(Bytes.of(secret("invite token", 32))),
                new Handle("ada"),
                MARKER,
                Role.MEMBER);
    }

    private byte[] secret(String name, int size) {
        byte[] secret = new byte[size];
        random.nextBytes(secret);
        secrets.put(name, secret);
        return secret;
    }

    private static List<Path> files(Path home) throws Exception {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(home)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        return files;
    }
}
