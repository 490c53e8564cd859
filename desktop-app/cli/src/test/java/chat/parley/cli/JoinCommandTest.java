package chat.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.Entrance;
import chat.parley.model.codec.Bytes;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.invite.RelayAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinCommandTest {
    private static final InviteLink LINK =
            new InviteLink(
                    new RelayAddress("127.0.0.1", 8443, true),
                    Bytes.of(new byte[32]),
                    Bytes.of(new byte[32]));

    private final TestHome home = new TestHome();
    private final String words = String.join(" ", home.messenger.kitWords().orElseThrow());
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private String input = "";

    @TempDir Path folder;

    JoinCommandTest() {
        home.look = Entrance.Look.EMPTY;
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(
                        (path, device) -> home,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        out,
                        Map.of("PARLEY_PASSPHRASE", "correct horse battery"),
                        question -> Optional.empty(),
                        Duration.ofSeconds(1));
        return new Cli(surroundings).run(all.toArray(String[]::new));
    }

    @Test
    void theLinkMayComeFromStandardInput() {
        input = LINK.text() + "\r\nand more";
        assertEquals(0, run("join", "-", "--name", "Ada"));
        assertEquals(List.of(LINK), home.links);
        input = "";
        assertEquals(2, run("join", "-", "--name", "Ada"));
    }

    @Test
    void theKitGoesIntoItsFileBeforeItIsForgotten() throws Exception {
        Path kit = folder.resolve("kit");
        assertEquals(0, run("join", LINK.text(), "--name", "Ada", "--kit", kit.toString()));
        assertEquals(words, Files.readString(kit).strip());
        assertTrue(home.messenger.kitSaved);
        assertFalse(said.toString(StandardCharsets.UTF_8).contains(words));
    }

    @Test
    void aFileThatIsThereIsNotOverwrittenAndNothingIsSpent() throws Exception {
        Path kit = Files.writeString(folder.resolve("kit"), "somebody else's");
        assertEquals(2, run("join", LINK.text(), "--name", "Ada", "--kit", kit.toString()));
        assertEquals(List.of(), home.links);
        assertEquals("somebody else's", Files.readString(kit));
    }

    @Test
    void whoWasCutShortAfterWritingTheKitGoesOnWithTheSameCommand() throws Exception {
        home.look = Entrance.Look.PASSPHRASE;
        Path kit = Files.writeString(folder.resolve("kit"), words + System.lineSeparator());
        assertEquals(0, run("join", LINK.text(), "--name", "Ada", "--kit", kit.toString()));
        assertTrue(home.messenger.kitSaved);
        home.messenger.kitSaved = false;
        Files.writeString(kit, "somebody else's");
        assertEquals(2, run("join", LINK.text(), "--name", "Ada", "--kit", kit.toString()));
        assertFalse(home.messenger.kitSaved);
        assertEquals("somebody else's", Files.readString(kit));
    }
}
