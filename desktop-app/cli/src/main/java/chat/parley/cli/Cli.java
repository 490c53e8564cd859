package chat.parley.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Puts the commands together and runs one. */
final class Cli {
    private final ParleyCommand root;
    private final CommandLine line;

    Cli(Surroundings surroundings) {
        root = new ParleyCommand(surroundings);
        line =
                new CommandLine(root)
                        .addSubcommand(new JoinCommand(root))
                        .addSubcommand(new SendCommand(root))
                        .addSubcommand(new ListenCommand(root))
                        .addSubcommand(new HistoryCommand(root))
                        .addSubcommand(new DevicesCommand(root))
                        .addSubcommand(new SafetyNumberCommand(root))
                        .addSubcommand(new ExportCommand(root));
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((failure, args) -> misused(failure));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    }

    /** Runs the command that {@code args} name; its exit code. */
    int run(String... args) {
        return line.execute(args);
    }

    private int misused(CommandLine.ParameterException failure) {
        root.say(
                failure.getMessage()
                        + ". See "
                        + failure.getCommandLine().getCommandSpec().qualifiedName()
                        + " --help.");
        return ExitCode.WRONG_USE.number();
    }

    private int failed(Exception failure) {
        if (failure instanceof CliException told) {
            root.say(told.sentence());
            return told.code().number();
        }
        root.say("Parley failed; run with --verbose and report what it says.");
        if (root.verbose()) {
            failure.printStackTrace(root.surroundings().err());
        }
        return ExitCode.BUG.number();
    }
}
