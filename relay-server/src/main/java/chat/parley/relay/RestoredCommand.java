package chat.parley.relay;

import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.FolderException;
import chat.parley.relay.storage.Incarnations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code restored}: says that a stopped relay's folder holds older data than clients know of. */
@Command(
        name = "restored",
        description =
                "Notes that the folder was restored from a backup, so that clients send again what it lacks.",
        mixinStandardHelpOptions = true)
final class RestoredCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The relay's folder; the relay is stopped.")
    private Path data = Path.of("");

    @Override
    public Integer call() throws RelayException {
        if (!Files.isDirectory(data)) {
            throw RelayException.misused("There is no relay in " + data + ".");
        }
        JsonLines.install();
        try (DataFolder folder = DataFolder.open(data);
                Database database = Database.open(folder, () -> {})) {
            if (Incarnations.lastUrl(database).isEmpty()) {
                throw RelayException.misused("No relay has served from " + data + " yet.");
            }
            Incarnations.copied(database);
        } catch (FolderException e) {
            throw new RelayException(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }
}
