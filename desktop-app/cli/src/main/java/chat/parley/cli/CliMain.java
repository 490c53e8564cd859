package chat.parley.cli;

import chat.parley.engine.EngineWiring;
import chat.parley.engine.Entrance;
import chat.parley.engine.keys.JavaKeyring;
import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts the messenger in a terminal. */
public final class CliMain {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private CliMain() {}

    private static Entrance entrance(Path home, String device) {
        return new EngineWiring(
                home, new JavaKeyring(), Clock.systemUTC(), new SecureRandom(), device);
    }

    // JDK 25 has no console again where input or output is no terminal; other providers have one
    // that is none.
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<char[]> ask(String question) {
        Console console = System.console();
        return console == null || !console.isTerminal()
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("%s", question));
    }

    /** Runs a command and ends with its exit code. */
    public static void main(String[] args) {
        if (List.of(args).contains("--verbose") && System.getProperty("parley.log") == null) {
            System.setProperty("parley.log", "info"); // read when the first logger is made
        }
        Surroundings terminal =
                new Surroundings(
                        CliMain::entrance,
                        System.in,
                        // JSON is UTF-8, whatever the terminal says of itself.
                        new PrintStream(System.out, true, StandardCharsets.UTF_8),
                        System.err,
                        System.getenv(),
                        CliMain::ask,
                        PATIENCE);
        System.exit(new Cli(terminal).run(args));
    }
}
