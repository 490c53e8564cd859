package chat.parley.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the system calls this computer, without asking the network. */
public final class HostName {
    private HostName() {}

    /** The name; empty where the system does not say. */
    public static String get(Map<String, String> environment) {
        for (String variable : new String[] {"COMPUTERNAME", "HOSTNAME"}) {
            String name = environment.getOrDefault(variable, "").strip();
            if (!name.isEmpty()) {
                return name;
            }
        }
        try {
            return Files.readString(Path.of("/etc/hostname"), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
