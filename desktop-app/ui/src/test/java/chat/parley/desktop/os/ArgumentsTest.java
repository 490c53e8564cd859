package chat.parley.desktop.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static Arguments read(String line) throws Arguments.RefusedException {
        return Arguments.of(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void theFolderIsNamedWithOrWithoutAnEqualsSign() throws Exception {
        assertEquals(Optional.empty(), read("").home());
        assertEquals(Optional.of(Path.of("folder")), read("--home folder").home());
        assertEquals(Optional.of(Path.of("folder")), read("--home=folder").home());
        assertEquals(Optional.of(Path.of("a=b")), read("--home=a=b").home());
    }

    @Test
    void findsTheLinkBesideTheFolder() throws Exception {
        assertEquals(
                Optional.of("parley://join?relay=x"),
                read("--home folder parley://join?relay=x").link());
        assertEquals(Optional.of("PARLEY://join"), read("PARLEY://join").link());
        assertEquals(Optional.empty(), read("--home folder").link());
    }

    @Test
    void helpIsAskedFor() throws Exception {
        assertTrue(read("--help").help());
        assertTrue(read("--home folder -h").help());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--hme folder", "folder", "--home", "--home=", "--home folder --loud"})
    void whatCannotBeMeantIsRefusedInOneSentence(String line) {
        String said = assertThrows(Arguments.RefusedException.class, () -> read(line)).getMessage();
        assertTrue(said.endsWith("."), said);
    }
}
