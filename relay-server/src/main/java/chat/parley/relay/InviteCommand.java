package chat.parley.relay;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code invite}: prints invite links, one a line. */
@Command(
        name = "invite",
        description = "Prints links to join the relay; the first one ever makes an admin.",
        mixinStandardHelpOptions = true)
final class InviteCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The relay's folder; the relay may be running or stopped.")
    private Path data = Path.of("");

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many, 1 to 1,000 (default ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private int count = 1;

    @Option(names = "--admin", description = "Whoever joins by them becomes an admin.")
    private boolean admin;

    @Override
    public Integer call() throws RelayException {
        if (count < 1 || count > 1000) {
            throw RelayException.misused("--count is 1 to 1,000.");
        }
        JsonLines.install();
        InviteDesk.mint(data, count, admin).forEach(System.out::println);
        System.out.flush();
        return 0;
    }
}
