package chat.parley.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir Path temporary;

    @Test
    void goesWithEverythingInIt() throws Exception {
        DemoFolder folder = DemoFolder.make();
        Files.createDirectories(folder.path().resolve("relay").resolve("admin"));
        Files.writeString(folder.path().resolve("relay").resolve("identity.key"), "secret");
        folder.close();
        assertFalse(Files.exists(folder.path()));
    }

    @Test
    void removesWhatNobodyHoldsAndNothingElse() throws Exception {
        Path dead = Files.createDirectories(temporary.resolve("parley-demo1"));
        Files.writeString(dead.resolve("running"), "");
        Files.writeString(dead.resolve("key"), "secret");
        Path unknown = Files.createDirectories(temporary.resolve("parley-demo2"));
        Path other = Files.createDirectories(temporary.resolve("parley"));
        Files.writeString(other.resolve("running"), "");
        assertEquals(List.of(dead), DemoFolder.removeDead(temporary));
        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(unknown) && Files.exists(other));
    }

    @Test
    void leavesARunningDemoItsFolder() throws Exception {
        try (DemoFolder running = DemoFolder.make()) {
            Path temporary = running.path().resolveSibling("");
            assertFalse(DemoFolder.removeDead(temporary).contains(running.path()));
            assertTrue(Files.exists(running.path()));
        }
    }
}
