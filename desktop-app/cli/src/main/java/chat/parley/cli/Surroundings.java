package chat.parley.cli;

import chat.parley.engine.Entrance;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What a command finds around it.
 *
 * @param entrances the door of a profile folder, for a device of a name
 * @param in standard input
 * @param prompt asked where neither a file nor the environment gives the passphrase
 * @param patience how long a command waits for the relay
 */
record Surroundings(
        BiFunction<Path, String, Entrance> entrances,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Prompt prompt,
        Duration patience) {}
