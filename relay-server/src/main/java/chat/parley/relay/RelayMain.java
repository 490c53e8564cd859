package chat.parley.relay;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The relay's command line. Standard output is for other programs; everything else goes to standard error. */
@Command(
        name = "parley-relay",
        description = "Stores and forwards ciphertext for Parley.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            InviteCommand.class,
            InvitesCommand.class,
            AccountsCommand.class,
            DevicesCommand.class,
            AuditCommand.class,
            RestoredCommand.class
        })
public final class RelayMain {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private RelayMain() {}

    /** Runs a command: exit code 0 done, 1 it failed, 2 wrong use. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new RelayMain());
        // An account id may begin with a hyphen.
        line.setUnmatchedOptionsArePositionalParams(true);
        line.setPosixClusteredShortOptionsAllowed(false);
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    boolean expected = failure instanceof RelayException;
                    command.getErr()
                            .println(
                                    expected
                                            ? failure.getMessage()
                                            : "The relay failed: " + failure);
                    return failure instanceof RelayException told && told.misused()
                            ? MISUSED
                            : FAILED;
                });
        return line.execute(args);
    }
}
