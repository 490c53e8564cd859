package chat.parley.cli;

import chat.parley.engine.Entrance;
import chat.parley.engine.HostName;
import chat.parley.engine.Messenger;
import chat.parley.engine.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
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
                    "Its first line is the passphrase; else PARLEY_PASSPHRASE, the keystore, or you are asked.")
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
        return surroundings.entrances().apply(home, HostName.get(surroundings.environment()));
    }

    /** Opens the profile; where it reads and does not send, that is said beside what is done. */
    Visit visit() throws CliException, InterruptedException {
        return visit(trouble -> say(Sentences.sentence(trouble)));
    }

    /**
     * Opens the profile.
     *
     * @param readsOnly is told why, where it reads and does not send
     */
    Visit visit(Consumer<Trouble> readsOnly) throws CliException, InterruptedException {
        Entrance entrance = entrance();
        Entrance.Look look = Waiting.done(entrance.look());
        if (look == Entrance.Look.EMPTY) {
            throw Sentences.of(Trouble.NO_PROFILE);
        }
        if (look == Entrance.Look.IN_USE) {
            throw Sentences.of(Trouble.PROFILE_IN_USE);
        }
        Optional<char[]> passphrase = given();
        if (passphrase.isEmpty() && look != Entrance.Look.KEYSTORE) {
            passphrase = Optional.of(asked("Passphrase: "));
        }
        Messenger messenger = Waiting.done(entrance.open(passphrase));
        return new Visit(messenger, surroundings.patience(), readsOnly);
    }

    /** The passphrase that joining makes a profile with, typed twice where it is new; or that opens what was begun. */
    char[] passphraseToJoin(Entrance.Look look) throws CliException {
        Optional<char[]> given = given();
        if (given.isPresent()) {
            return given.get();
        }
        if (look != Entrance.Look.EMPTY) {
            return asked("Passphrase: ");
        }
        char[] first = asked("A passphrase for this profile, at least 8 characters: ");
        char[] again = asked("The same once more: ");
        boolean same = Arrays.equals(first, again);
        Arrays.fill(again, '\0');
        if (!same) {
            throw new CliException(
                    ExitCode.WRONG_USE, "The two passphrases differ; nothing was done. Try again.");
        }
        return first;
    }

    /** The passphrase that a file or the environment gives. */
    private Optional<char[]> given() throws CliException {
        if (passphraseFile != null) {
            return Optional.of(firstLine(passphraseFile));
        }
        return Optional.ofNullable(surroundings.environment().get(VARIABLE))
                .map(String::toCharArray);
    }

    private char[] asked(String question) throws CliException {
        return surroundings
                .prompt()
                .secret(question)
                .orElseThrow(() -> Sentences.of(Trouble.PASSPHRASE_MISSING));
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
