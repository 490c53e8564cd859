package chat.parley.trials;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.EngineWiring;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole path over loopback TLS: join, both ways, apart in the middle, restarts, read at the end. */
class TwoHomesIT {
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir Path folder;

    private EngineWiring door(String name) {
        return new EngineWiring(
                folder.resolve(name),
                new NoKeystore(),
                Clock.systemUTC(),
                new SecureRandom(),
                "Test");
    }

    private Messenger join(String name, InviteLink link) {
        return door(name).join(link, name, Handle.typed(name), PASSPHRASE.toCharArray()).join();
    }

    private Messenger open(String name) {
        return door(name).open(Optional.of(PASSPHRASE.toCharArray())).join();
    }

    private static ChatId chatWith(Messenger messenger, String handle) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                messenger.people().value().stream()
                                        .filter(p -> p.handle().value().equals(handle))
                                        .map(Person::account)
                                        .map(ChatId::with)
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> texts(Conversation conversation) {
        return conversation.state().value().messages().stream()
                .map(Message::what)
                .filter(Message.What.Text.class::isInstance)
                .map(what -> ((Message.What.Text) what).text())
                .toList();
    }

    private static void awaitTexts(Conversation conversation, String... expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(List.of(expected), texts(conversation)));
    }

    private static void awaitAll(Conversation conversation, DeliveryState least) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                conversation.state().value().messages().stream()
                                        .filter(Message::mine)
                                        .allMatch(m -> m.state().compareTo(least) >= 0));
    }

    @Test
    @Timeout(180)
    void twoPeopleTalkAcrossAbsenceAndRestarts() throws Exception {
        try (Relay relay = Relay.start(RelayConfig.local(folder.resolve("relay")))) {
            List<InviteLink> links = relay.invites(2);
            try (Messenger ada = join("ada", links.get(0));
                    Messenger ben = join("ben", links.get(1))) {
                try (Conversation atAda = ada.open(chatWith(ada, "ben"));
                        Conversation atBen = ben.open(chatWith(ben, "ada"))) {
                    atAda.send("Is the crane free?").join();
                    awaitTexts(atBen, "Is the crane free?");
                    atBen.send("From two o'clock.").join();
                    awaitTexts(atAda, "Is the crane free?", "From two o'clock.");
                    atBen.read(atBen.state().value().messages().getFirst().ref()).join();
                    awaitAll(atAda, DeliveryState.READ);
                }
            }
            // Ben is away; Ada writes, leaves, and comes back.
            try (Messenger ada = open("ada");
                    Conversation atAda = ada.open(chatWith(ada, "ben"))) {
                atAda.send("Booked.").join();
                awaitAll(atAda, DeliveryState.ACCEPTED);
            }
            try (Messenger ben = open("ben");
                    Conversation atBen = ben.open(chatWith(ben, "ada"))) {
                awaitTexts(atBen, "Is the crane free?", "From two o'clock.", "Booked.");
                try (Messenger ada = open("ada");
                        Conversation atAda = ada.open(chatWith(ada, "ben"))) {
                    awaitAll(atAda, DeliveryState.DELIVERED);
                    awaitTexts(atAda, "Is the crane free?", "From two o'clock.", "Booked.");
                }
            }
        }
    }

    @Test
    @Timeout(120)
    void whoJoinedAndLeftAtOnceCanBeWrittenTo() throws Exception {
        try (Relay relay = Relay.start(RelayConfig.local(folder.resolve("relay")))) {
            List<InviteLink> links = relay.invites(2);
            join("ben", links.get(0)).close();
            try (Messenger ada = join("ada", links.get(1));
                    Conversation atAda = ada.open(chatWith(ada, "ben"))) {
                atAda.send("Welcome.").join();
                awaitAll(atAda, DeliveryState.ACCEPTED);
            }
        }
    }
}
