package chat.parley.relay;

import chat.parley.model.codec.Json;
import chat.parley.relay.admin.AdminRequest;
import chat.parley.relay.admin.AdminRow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The folder whose relay a command asks. */
final class RelayFolder {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The relay's folder; the relay may be running or stopped.")
    private Path data = Path.of("");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    void ask(AdminRequest request, Consumer<? super AdminRow> rows) throws RelayException {
        JsonLines.install();
        AdminDesk.ask(data, request, rows);
    }

    /** Asks, and prints every row of the answer as a line of JSON. */
    int print(AdminRequest request) throws RelayException {
        PrintWriter out = command.commandLine().getOut();
        ask(request, row -> out.println(Json.line(row)));
        out.flush();
        return 0;
    }
}
