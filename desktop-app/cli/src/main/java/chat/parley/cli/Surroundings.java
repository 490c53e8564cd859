package chat.parley.cli;

import chat.parley.engine.Entrance;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * What a command finds around it.
 *
 * @param entrances the door of a profile folder
 * @param prompt asked where neither a file nor the environment gives the passphrase
 * @param patience how long a command waits for the relay
 */
record Surroundings(
        Function<Path, Entrance> entrances,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Prompt prompt,
        Duration patience) {}
