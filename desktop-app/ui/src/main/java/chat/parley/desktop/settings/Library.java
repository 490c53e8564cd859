package chat.parley.desktop.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Something by others that is part of Parley.
 *
 * @param jars how the names of its jars begin; none where it is a font, a picture or a list
 * @param licence its short name
 * @param file the licence's text under {@code /assets/licences}
 */
record Library(String name, List<String> jars, String licence, String file) {
    private static final int COLUMNS = 4;

    /** Parley itself. */
    static final Library PARLEY = new Library("Parley", List.of(), "AGPL-3.0", "LICENSE");

    /** Everything, by name. */
    static List<Library> all() {
        return read("libraries.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Library::of)
                .toList();
    }

    /** The licence in full. */
    String text() {
        return read("/assets/licences/" + file);
    }

    private static Library of(String line) {
        List<String> columns =
                Arrays.stream(line.split("\\|", COLUMNS)).map(String::strip).toList();
        List<String> jars =
                columns.get(1).isEmpty() ? List.of() : List.of(columns.get(1).split(" +"));
        return new Library(columns.get(0), jars, columns.get(2), columns.get(3));
    }

    private static String read(String resource) {
        try (InputStream in = Library.class.getResourceAsStream(resource)) {
            Objects.requireNonNull(in, () -> "No resource " + resource);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
