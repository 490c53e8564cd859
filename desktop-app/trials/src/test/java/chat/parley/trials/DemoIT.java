package chat.parley.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as somebody starts it who has just found Parley; without a screen. */
@Timeout(240)
class DemoIT {
    @TempDir Path folder;

    private JavaProcess start() throws IOException {
        return JavaProcess.start(
                DemoMain.class, List.of("--pictures"), Map.of(), folder.resolve("demo.log"));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("parley-demo"))
                    .toList();
        }
    }

    /** From here on there is something to leave behind. */
    private void awaitRelay(JavaProcess demo) throws IOException {
        while (left().stream().noneMatch(made -> Files.exists(made.resolve("relay")))) {
            assertTrue(demo.alive(), demo.errorText());
            Thread.onSpinWait();
        }
    }

    @Test
    void leavesThreePicturesAndNoFolderNotEvenThatOfAKilledOne() throws Exception {
        try (JavaProcess killed = start()) {
            killed.awaitLine("Starting a relay", 60);
            awaitRelay(killed);
            killed.kill();
        }
        assertEquals(1, left().size());
        try (JavaProcess demo = start()) {
            assertEquals(0, demo.awaitExit(180), demo.errorText());
            assertEquals(
                    3, demo.output().stream().filter(line -> line.startsWith("picture: ")).count());
        }
        assertEquals(List.of(), left());
    }

    @Test
    void endsWithoutATraceWhenItIsToldTo() throws Exception {
        try (JavaProcess demo = start()) {
            demo.awaitLine("Starting a relay", 60);
            awaitRelay(demo);
            demo.stop();
        }
        assertEquals(List.of(), left());
    }
}
