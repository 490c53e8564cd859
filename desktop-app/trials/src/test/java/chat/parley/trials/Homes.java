package chat.parley.trials;

import chat.parley.engine.EngineWiring;
import chat.parley.engine.Messenger;
import chat.parley.engine.keys.NoKeystore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Opens profiles as the window and the command line do. */
final class Homes {
    private Homes() {}

    static Messenger open(Path home, char[] passphrase) {
        return new EngineWiring(
                        home, new NoKeystore(), Clock.systemUTC(), new SecureRandom(), "Test")
                .open(Optional.of(passphrase))
                .join();
    }
}
