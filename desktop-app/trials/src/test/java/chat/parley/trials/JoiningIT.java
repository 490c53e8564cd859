package chat.parley.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.EngineWiring;
import chat.parley.engine.Messenger;
import chat.parley.engine.keys.NoKeystore;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.invite.RelayAddress;
import chat.parley.relay.Relay;
import chat.parley.relay.RelayConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is lost on the way into a real relay, the same again gets in, and nothing was burnt. */
class JoiningIT {
    @TempDir Path folder;

    @Test
    @Timeout(120)
    void aLostAnswerBurnsNeitherTheInviteNorTheHandle() throws Exception {
        try (Relay relay = Relay.start(RelayConfig.local(folder.resolve("relay")).tls(false));
                LossyLine line = new LossyLine(relay.address().port(), "POST /v1/accounts")) {
            InviteLink made = relay.invites(1).getFirst();
            InviteLink link =
                    new InviteLink(
                            new RelayAddress("127.0.0.1", line.port(), false),
                            made.pin(),
                            made.token());
            assertThrows(CompletionException.class, () -> join(link).close());
            assertEquals(1, line.lost());
            try (Messenger ada = join(link)) {
                assertEquals("ada", ada.me().value().handle().value());
            }
        }
    }

    private Messenger join(InviteLink link) {
        return new EngineWiring(
                        folder.resolve("ada"),
                        new NoKeystore(),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        "Test")
                .join(link, "Ada", Handle.typed("ada"), CliHome.PASSPHRASE.toCharArray())
                .join();
    }

    /** From the moment when the wrapped keys are there; the last rounds are over before the kill. */
    @Test
    @Timeout(300)
    void theSameCommandGoesOnAfterAKill() throws Exception {
        int rounds = Integer.getInteger("parley.kills", 5);
        try (RelayProcess relay = new RelayProcess(folder)) {
            for (int i = 0; i < rounds; i++) {
                String link = relay.invites(1).getFirst();
                CliHome home = new CliHome(folder.resolve("home" + i));
                String kit = folder.resolve("kit" + i).toString();
                String[] join = {"join", link, "--name", "Person" + i, "--kit", kit};
                try (JavaProcess first = home.start(join)) {
                    Awaitility.await()
                            .pollInterval(java.time.Duration.ofMillis(2))
                            .atMost(java.time.Duration.ofSeconds(60))
                            .until(() -> Files.exists(home.folder().resolve("keys.copy")));
                    Thread.sleep(i * 250L);
                    first.kill();
                }
                CliHome.Result again = home.run(join);
                boolean wasDone = again.exit() == 4 && again.errors().contains("already");
                assertTrue(again.exit() == 0 || wasDone, "round " + i + ": " + again.errors());
                assertEquals(12, Files.readString(Path.of(kit)).strip().split(" ").length);
            }
        }
    }
}
