package chat.parley.cli;

import chat.parley.engine.Entrance;
import chat.parley.engine.Messenger;
import chat.parley.engine.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What all commands have: the profile folder and how it opens. */
@Command(
        name = "parley-cli",
        description =
                "The messenger in a terminal. Prints JSON lines; says everything else on standard error.",
        mixinStandardHelpOptions = true,
        version = "parley-cli 0.1",
        synopsisSubcommandLabel = "COMMAND")
final class ParleyCommand {
    private static final String VARIABLE = "PARLEY_PASSPHRASE";
    private static final int LONGEST = 4096;

    private final Surroundings surroundings;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The profile folder.")
    private @Nullable Path home;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "Its first line is the passphrase; else PARLEY_PASSPHRASE, else the keystore.")
    private @Nullable Path passphraseFile;

    @SuppressWarnings("UnusedVariable") // there is nothing to choose; scripts say it all the same
    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "JSON lines, as always; said for those who want to be sure.")
    private boolean json;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Says more about what goes wrong.")
    private boolean verbose;

    ParleyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    boolean verbose() {
        return verbose;
    }

    void print(String line) {
        surroundings.out().println(line);
        surroundings.out().flush();
    }

    void say(String sentence) {
        surroundings.err().println(sentence);
    }

    Entrance entrance() throws CliException {
        if (home == null) {
            throw new CliException(ExitCode.WRONG_USE, "Name the profile folder with --home.");
        }
        return surroundings.entrances().apply(home);
    }

    /** Opens the profile. */
    Visit visit() throws CliException, InterruptedException {
        Entrance entrance = entrance();
        if (entrance.look() == Entrance.Look.EMPTY) {
            throw Sentences.of(Trouble.NO_PROFILE);
        }
        Messenger messenger = Waiting.done(entrance.open(passphrase()));
        return new Visit(messenger, surroundings.patience());
    }

    /** The passphrase that was given; empty to ask the keystore. */
    Optional<char[]> passphrase() throws CliException {
        if (passphraseFile != null) {
            return Optional.of(firstLine(passphraseFile));
        }
        return Optional.ofNullable(surroundings.environment().get(VARIABLE))
                .map(String::toCharArray);
    }

    private static char[] firstLine(Path file) throws CliException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new CliException(ExitCode.WRONG_USE, "The passphrase file is too long.");
            }
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .toCharArray();
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.WRONG_USE, "The passphrase file cannot be read: " + file + ".");
        }
    }
}
