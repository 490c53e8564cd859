package chat.parley.relay.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private static String place(Path folder) throws FolderException {
        try (DataFolder open = DataFolder.open(folder)) {
            return open.place();
        }
    }

    private void shell(String command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).start();
        assertEquals(0, process.waitFor());
    }

    @Test
    void aFolderKeepsItsPlaceAcrossStartsAndMoves() throws Exception {
        String before = place(data());
        assertTrue(before.length() <= 64, before);
        assertEquals(before, place(data()));
        Path moved = Files.move(data(), folder.resolve("moved"));
        assertEquals(before, place(moved));
    }

    /** A file system gives the number of a file that is gone to the next one, so mostly the copy has it again. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatWasPutBackFromACopyHasAnotherPlace() throws Exception {
        String before = place(data());
        for (int i = 0; i < 20; i++) {
            shell("cp -a data copy && rm -rf data && cp -a copy data && rm -rf copy");
            String after = place(data());
            assertNotEquals(before, after);
            before = after;
        }
    }
}
