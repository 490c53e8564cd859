package chat.parley.trials;

import chat.parley.cli.CliMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person at a terminal: one profile folder and the command line. */
final class CliHome {
    static final String PASSPHRASE = "correct horse battery";

    private final Path folder;
    private final Path errors;

    CliHome(Path folder) {
        this.folder = folder;
        this.errors = folder.resolveSibling(folder.getFileName() + ".log");
    }

    Path folder() {
        return folder;
    }

    Path log() {
        return errors;
    }

    /** What a command said and how it ended. */
    record Result(int exit, List<String> lines, String errors) {
        /** This, if the command went well. */
        Result ok() {
            if (exit != 0) {
                throw new AssertionError("exit " + exit + ": " + lines + " " + errors);
            }
            return this;
        }
    }

    JavaProcess start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--home", folder.toString()));
        all.addAll(List.of(arguments));
        return JavaProcess.start(
                CliMain.class, all, Map.of("PARLEY_PASSPHRASE", PASSPHRASE), errors);
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        try (JavaProcess process = start(arguments)) {
            int exit = process.awaitExit(120);
            return new Result(exit, process.output(), process.errorText());
        }
    }
}
