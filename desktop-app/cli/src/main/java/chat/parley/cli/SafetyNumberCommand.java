package chat.parley.cli;

import chat.parley.model.codec.Json;
import chat.parley.model.id.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code safety-number}: what two people compare to know that nobody stands between them. */
@Command(
        name = "safety-number",
        description = "Prints the safety number with a person.",
        mixinStandardHelpOptions = true)
final class SafetyNumberCommand implements Callable<Integer> {
    private final ParleyCommand root;

    @Parameters(paramLabel = "PEER", description = "An account id or a handle.")
    private String peer = "";

    SafetyNumberCommand(ParleyCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CliException, InterruptedException {
        try (Visit visit = root.visit()) {
            AccountId account = visit.account(peer);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("account", account.text());
            line.put("safetyNumber", visit.messenger().safetyNumber(account).digits());
            root.print(Json.line(line));
        }
        return ExitCode.DONE.number();
    }
}
