package chat.parley.trials;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.EngineWiring;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.keys.NoKeystore;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.relay.Relay;
import chat.parley.relay.RelayConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is passed on and kept nowhere: that somebody types, that they are here, that they went. */
class TypingIT {
    @TempDir Path folder;

    @Test
    @Timeout(180)
    void typingAndPresenceReachTheOtherHome() throws Exception {
        try (Relay relay = Relay.start(RelayConfig.local(folder.resolve("relay")))) {
            List<InviteLink> links = relay.invites(2);
            try (Messenger ben = join("ben", links.get(0))) {
                Messenger ada = join("ada", links.get(1));
                try (ada;
                        Conversation atAda = ada.open(chatWith(ada, "ben"));
                        Conversation atBen = ben.open(chatWith(ben, "ada"))) {
                    atAda.send("Are you there?").join();
                    eventually(() -> assertEquals(1, atBen.state().value().messages().size()));
                    eventually(
                            () -> {
                                atAda.typing();
                                assertTrue(atBen.state().value().typing());
                            });
                    eventually(() -> assertTrue(person(ben, "ada").presence().online()));
                }
                eventually(
                        () -> {
                            Person.Presence presence = person(ben, "ada").presence();
                            assertFalse(presence.online());
                            assertTrue(presence.lastSeen().isPresent());
                        });
            }
        }
    }

    private Messenger join(String name, InviteLink link) {
        return new EngineWiring(
                        folder.resolve(name),
                        new NoKeystore(),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        "Test")
                .join(link, name, Handle.typed(name), "correct horse battery".toCharArray())
                .join();
    }

    private static ChatId chatWith(Messenger messenger, String handle) {
        eventually(() -> person(messenger, handle));
        return ChatId.with(person(messenger, handle).account());
    }

    private static Person person(Messenger messenger, String handle) {
        Optional<Person> person =
                messenger.people().value().stream()
                        .filter(one -> one.handle().value().equals(handle))
                        .findFirst();
        assertTrue(person.isPresent());
        return person.get();
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(holds);
    }
}
