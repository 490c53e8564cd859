package chat.parley.cli;

import chat.parley.engine.account.DeviceInfo;
import chat.parley.model.codec.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code devices}: the devices of this account, as its verified log shows them. */
@Command(
        name = "devices",
        description = "Prints the devices of this account.",
        mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
    private final ParleyCommand root;

    DevicesCommand(ParleyCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CliException, InterruptedException {
        try (Visit visit = root.visit()) {
            for (DeviceInfo device : visit.devices()) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("device", device.device().text());
                if (!device.name().isEmpty()) {
                    line.put("name", device.name());
                }
                line.put("current", device.current());
                line.put("active", device.active());
                line.put("since", device.since().toString());
                root.print(Json.line(line));
            }
        }
        return ExitCode.DONE.number();
    }
}
