package chat.parley.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two people at terminals, whose relay goes away and comes back; every command is a process of its own. */
@Timeout(300)
class TerminalIT {
    @TempDir Path folder;

    private RelayProcess relay;
    private CliHome ada;
    private CliHome ben;

    @BeforeEach
    void join() throws Exception {
        relay = new RelayProcess(folder);
        List<String> links = relay.invites(2);
        ada = new CliHome(folder.resolve("ada"));
        ben = new CliHome(folder.resolve("ben"));
        ada.run("join", links.get(0), "--name", "Ada").ok();
        ben.run("join", links.get(1), "--name", "Ben").ok();
    }

    @AfterEach
    void end() {
        relay.close();
    }

    private String heard(CliHome home) throws IOException, InterruptedException {
        return String.join("\n", home.run("listen", "--seconds", "8").ok().lines());
    }

    @Test
    void whatIsPendingGoesWithTheNextCommandThatOnlyReads() throws Exception {
        ada.run("send", "ben", "before").ok();
        relay.stop();
        CliHome.Result offline = ada.run("send", "ben", "meanwhile").ok();
        assertTrue(offline.lines().getFirst().contains("\"pending\""), offline.lines().toString());
        relay.startAgain();
        ada.run("devices").ok();
        relay.stop();
        relay.startAgain();
        String heard = heard(ben);
        assertTrue(heard.contains("before") && heard.contains("meanwhile"), heard);
    }

    @Test
    void aCopyOfAHomeReadsAndIsRefusedToSend() throws Exception {
        ada.run("send", "ben", "one").ok();
        CliHome copy = new CliHome(folder.resolve("copy"));
        copy(ada.folder(), copy.folder());
        ada.run("send", "ben", "two").ok();

        CliHome.Result first = copy.run("send", "ben", "three");
        assertEquals(4, first.exit(), first.errors());
        assertEquals(List.of(), first.lines());
        assertEquals(1, refusals(first), first.errors());
        CliHome.Result history = copy.run("history", "ben").ok();
        assertTrue(history.lines().getFirst().contains("one"), history.lines().toString());
        assertEquals(2, refusals(history), history.errors()); // with that of the first command

        String heard = heard(ben);
        assertTrue(heard.contains("one") && heard.contains("two"), heard);
        assertFalse(heard.contains("three"), heard);
    }

    /** How often it was said that a profile sends no more, beside what the tests' class path logs. */
    private static long refusals(CliHome.Result result) {
        return result.errors().lines().filter(line -> line.startsWith("This profile's")).count();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
