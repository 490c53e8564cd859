package chat.parley.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LibraryTest {
    /** What only tests use. */
    private static final List<String> FOR_TESTS =
            List.of(
                    "parley-",
                    "junit",
                    "jqwik",
                    "opentest4j",
                    "apiguardian",
                    "archunit",
                    "assertj",
                    "awaitility",
                    "hamcrest",
                    "testfx",
                    "surefire",
                    "maven-",
                    "osgi");

    @Test
    void everyLibraryOnTheClassPathIsNamed() {
        Set<String> unnamed =
                jars().stream()
                        .filter(jar -> FOR_TESTS.stream().noneMatch(jar::contains))
                        .filter(
                                jar ->
                                        Library.all().stream()
                                                .flatMap(library -> library.jars().stream())
                                                .noneMatch(jar::startsWith))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unnamed);
    }

    @Test
    void everyNamedLibraryIsInUse() {
        Set<String> jars = jars();
        Set<String> gone =
                Library.all().stream()
                        .filter(library -> !library.jars().isEmpty())
                        .filter(
                                library ->
                                        library.jars().stream()
                                                .noneMatch(
                                                        start ->
                                                                jars.stream()
                                                                        .anyMatch(
                                                                                jar ->
                                                                                        jar
                                                                                                .startsWith(
                                                                                                        start))))
                        .map(Library::name)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), gone);
    }

    @Test
    void everyLicenceIsThereInFull() {
        for (Library library : Library.all()) {
            assertTrue(library.text().length() > 500, library.name());
        }
        assertTrue(Library.PARLEY.text().contains("AFFERO"));
    }

    @Test
    void theyStandInTheOrderOfTheirNames() {
        List<String> names = Library.all().stream().map(Library::name).toList();

        assertEquals(names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), names);
    }

    @Test
    void theBuildSaysItsVersionAndItsSourceIfItWasNamed() {
        Build build = Build.read();

        assertTrue(build.version().matches("\\d.*"), build.version());
        build.source().ifPresent(address -> assertFalse(URI.create(address).getHost().isEmpty()));
    }

    /** Surefire puts the class path into the manifest of a jar of its own. */
    private static Set<String> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .flatMap(entry -> expand(Path.of(entry)).stream())
                .filter(name -> name.endsWith(".jar"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> expand(Path entry) {
        if (!Files.isRegularFile(entry) || !entry.getFileName().toString().startsWith("surefire")) {
            return List.of(entry.getFileName().toString());
        }
        try (var jar = new java.util.jar.JarFile(entry.toFile())) {
            String path =
                    jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return path == null
                    ? List.of()
                    : Arrays.stream(path.split(" "))
                            .map(each -> each.substring(each.lastIndexOf('/') + 1))
                            .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
