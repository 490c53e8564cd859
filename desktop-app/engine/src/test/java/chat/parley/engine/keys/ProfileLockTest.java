package chat.parley.engine.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileLockTest {
    @TempDir Path folder;

    @Test
    void theSecondIsRefusedUntilTheFirstIsClosed() throws Exception {
        Path home = folder.resolve("a/b/home");
        try (ProfileLock first = ProfileLock.take(home).orElseThrow()) {
            assertTrue(ProfileLock.take(home).isEmpty());
            assertEquals(1, inAnotherProgram(home));
            assertTrue(first != null);
        }
        assertEquals(0, inAnotherProgram(home));
        ProfileLock.take(home).orElseThrow().close();
    }

    @Test
    void aHomeBelongsToItsOwnerAlone() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProfileLock.take(home).orElseThrow().close();
        assertEquals("rwx------", permissions(home));
        assertEquals("rw-------", permissions(home.resolve("lock")));
    }

    @Test
    void aFolderOfOtherThingsKeepsItsPermissions() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("letter.txt"), "not ours");
        ProfileLock.take(home).orElseThrow().close();
        assertEquals("rwxr-xr-x", permissions(home));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static int inAnotherProgram(Path home) throws Exception {
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Other.class.getName(),
                                home.toString())
                        .inheritIO()
                        .start();
        assertTrue(other.waitFor(60, TimeUnit.SECONDS));
        return other.exitValue();
    }

    /** Ends with 0 where it gets the lock, with 1 where it does not. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws Exception {
            System.exit(ProfileLock.take(Path.of(arguments[0])).isPresent() ? 0 : 1);
        }
    }
}
