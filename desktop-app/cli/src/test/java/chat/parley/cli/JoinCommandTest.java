package chat.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.Entrance;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.KitState;
import chat.parley.engine.account.Me;
import chat.parley.engine.link.Connection;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinCommandTest {
    private static final InviteLink LINK =
            new InviteLink(
                    new RelayAddress("127.0.0.1", 8443, true),
                    Bytes.of(new byte[32]),
                    Bytes.of(new byte[32]));
    private static final String WORDS =
            "one two three four five six seven eight nine ten eleven twelve";

    private final List<InviteLink> joined = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Entrance.Look look = Entrance.Look.EMPTY;
    private boolean kitSaved;
    private String input = "";

    @TempDir Path folder;

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        Surroundings surroundings =
                new Surroundings(
                        home -> entrance(),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        Map.of("PARLEY_PASSPHRASE", "correct horse battery"),
                        _ -> Optional.empty(),
                        Duration.ofSeconds(1));
        return new Cli(surroundings).run(all.toArray(String[]::new));
    }

    private Entrance entrance() {
        return (Entrance)
                Proxy.newProxyInstance(
                        Entrance.class.getClassLoader(),
                        new Class<?>[] {Entrance.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "look" -> CompletableFuture.completedFuture(look);
                                    case "join" -> {
                                        joined.add((InviteLink) arguments[0]);
                                        yield CompletableFuture.completedFuture(messenger());
                                    }
                                    default -> throw new AssertionError(method);
                                });
    }

    private Messenger messenger() {
        Me me =
                new Me(
                        new AccountId(Bytes.of(new byte[32])),
                        new Handle("ada"),
                        "Ada",
                        DeviceId.of(UUID.randomUUID()),
                        Role.MEMBER,
                        new RelayPreview("Relay", LINK.relay(), LINK.pin()),
                        KitState.UNSAVED);
        return (Messenger)
                Proxy.newProxyInstance(
                        Messenger.class.getClassLoader(),
                        new Class<?>[] {Messenger.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "me" -> new MutableState<>(me);
                                    case "connection" ->
                                            new MutableState<Connection>(
                                                    new Connection.Connecting());
                                    case "kitWords" -> Optional.of(List.of(WORDS.split(" ")));
                                    case "kitSaved" -> {
                                        kitSaved = true;
                                        yield CompletableFuture.completedFuture(null);
                                    }
                                    case "sendingStopped" ->
                                            new MutableState<Optional<Trouble>>(Optional.empty());
                                    case "sent" -> CompletableFuture.completedFuture(null);
                                    case "close" -> null;
                                    default -> throw new AssertionError(method);
                                });
    }

    @Test
    void theLinkMayComeFromStandardInput() {
        input = LINK.text() + "\r\nand more";
        assertEquals(0, run("join", "-", "--name", "Ada"));
        assertEquals(List.of(LINK), joined);
        input = "";
        assertEquals(2, run("join", "-", "--name", "Ada"));
    }

    @Test
    void theKitGoesIntoItsFileBeforeItIsForgotten() throws Exception {
        Path kit = folder.resolve("kit");
        assertEquals(0, run("join", LINK.text(), "--name", "Ada", "--kit", kit.toString()));
        assertEquals(WORDS, Files.readString(kit).strip());
        assertTrue(kitSaved);
        assertFalse(said.toString(StandardCharsets.UTF_8).contains("eleven"));
    }

    @Test
    void aFileThatIsThereIsNotOverwrittenAndNothingIsSpent() throws Exception {
        Path kit = Files.writeString(folder.resolve("kit"), "somebody else's");
        assertEquals(2, run("join", LINK.text(), "--name", "Ada", "--kit", kit.toString()));
        assertEquals(List.of(), joined);
        assertEquals("somebody else's", Files.readString(kit));
    }

    @Test
    void whoWasCutShortAfterWritingTheKitGoesOnWithTheSameCommand() throws Exception {
        look = Entrance.Look.PASSPHRASE;
        Path kit = Files.writeString(folder.resolve("kit"), WORDS + System.lineSeparator());
        assertEquals(0, run("join", LINK.text(), "--name", "Ada", "--kit", kit.toString()));
        assertTrue(kitSaved);
        kitSaved = false;
        Files.writeString(kit, "somebody else's");
        assertEquals(2, run("join", LINK.text(), "--name", "Ada", "--kit", kit.toString()));
        assertFalse(kitSaved);
        assertEquals("somebody else's", Files.readString(kit));
    }
}
