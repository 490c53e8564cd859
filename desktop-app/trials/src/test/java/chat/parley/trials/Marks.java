package chat.parley.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What must not be readable in any file. */
final class Marks {
    private record Mark(String what, String bytes) {}

    private final List<Mark> marks = new ArrayList<>();

    /** A text, as UTF-8 and as UTF-16. */
    void text(String what, String text) {
        bytes(what, text.getBytes(StandardCharsets.UTF_8));
        bytes(what, text.getBytes(StandardCharsets.UTF_16LE));
    }

    void bytes(String what, byte[] bytes) {
        marks.add(new Mark(what, latin(bytes)));
    }

    /** Looks through every file below {@code folder}. */
    void noneIn(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String content = latin(Files.readAllBytes(file));
            for (Mark mark : marks) {
                if (content.contains(mark.bytes())) {
                    found.add(mark.what() + " in " + folder.relativize(file));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
