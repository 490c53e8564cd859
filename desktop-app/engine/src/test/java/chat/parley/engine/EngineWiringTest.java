package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.engine.Entrance.Look;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.KeyWraps;
import chat.parley.engine.keys.Kit;
import chat.parley.engine.keys.NoKeystore;
import chat.parley.engine.keys.OsKeystore;
import chat.parley.engine.keys.ProfileLock;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineWiringTest {
    private final SecureRandom random = new SecureRandom();
    private final OsKeystore keystore = new NoKeystore();

    @TempDir Path home;

    @Test
    void aProfileThatIsOpenElsewhereLooksSoUntilItIsClosed() throws Exception {
        KeyWraps.create(
                home,
                DataKey.random(random),
                "copper lantern".toCharArray(),
                Kit.random(random).sealingPublic(),
                keystore,
                random);
        EngineWiring entrance = new EngineWiring(home, keystore, Clock.systemUTC(), random, "Desk");
        Files.createDirectory(home.resolve("journal"));
        assertEquals(Look.PASSPHRASE, entrance.look().join());

        try (ProfileLock _ = ProfileLock.take(home).orElseThrow()) {
            assertEquals(Look.IN_USE, entrance.look().join());
        }

        assertEquals(Look.PASSPHRASE, entrance.look().join());
    }

    @Test
    void aWrongPassphraseLeavesTheProfileFreeForTheNextAttempt() throws Exception {
        KeyWraps.create(
                home,
                DataKey.random(random),
                "copper lantern".toCharArray(),
                Kit.random(random).sealingPublic(),
                keystore,
                random);
        Files.createDirectory(home.resolve("journal"));
        EngineWiring entrance = new EngineWiring(home, keystore, Clock.systemUTC(), random, "Desk");
        assertEquals(Trouble.PASSPHRASE_WRONG, refused(entrance, "brass lantern"));
        assertEquals(Trouble.PASSPHRASE_WRONG, refused(entrance, "tin lantern"));
        assertEquals(Look.PASSPHRASE, entrance.look().join());
    }

    private static Trouble refused(EngineWiring entrance, String passphrase) {
        CompletionException failure =
                assertThrows(
                        CompletionException.class,
                        () -> entrance.open(Optional.of(passphrase.toCharArray())).join().close());
        return ((ParleyException) failure.getCause()).trouble();
    }

    @Test
    void lookingAtAnEmptyFolderLeavesNothingInIt() throws Exception {
        Path nowhere = home.resolve("not yet");
        EngineWiring entrance =
                new EngineWiring(nowhere, keystore, Clock.systemUTC(), random, "Desk");

        assertEquals(Look.EMPTY, entrance.look().join());
        assertFalse(Files.exists(nowhere));
        assertFalse(entrance.keystore().join());
    }
}
