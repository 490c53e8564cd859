package chat.parley.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code ./dev} on a machine that has nothing but bash and a JDK. */
@DisabledOnOs(OS.WINDOWS)
class DevScriptTest {
    private record Result(int exit, List<String> lines) {}

    private static Result dev(String command) throws IOException, InterruptedException {
        Path script = Path.of("..", "..", "dev").toAbsolutePath().normalize();
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", script.toString(), command)
                        .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said.lines().toList());
    }

    @Test
    void withoutMavenItSaysInOneLineWhatToInstall() throws Exception {
        Result result = dev("test");
        assertEquals(1, result.exit());
        assertEquals(1, result.lines().size(), result.lines().toString());
        assertTrue(result.lines().getFirst().contains("Maven 3.8.7"), result.lines().toString());
    }

    @Test
    void helpNeedsNothing() throws Exception {
        assertEquals(0, dev("--help").exit());
        assertEquals(2, dev("sing").exit());
    }
}
