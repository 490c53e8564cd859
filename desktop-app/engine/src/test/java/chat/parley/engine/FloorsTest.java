package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of floors, the rooms there are and the documented table are the same three times. */
class FloorsTest {
    private static final Path ROOMS = Path.of("src/main/java/chat/parley/engine");
    private static final Path DOCUMENT = Path.of("../../docs/architecture.md");
    private static final Pattern ROW = Pattern.compile("\\| (\\d|ground) \\| ([^|]*) \\|.*");
    private static final Pattern ROOM = Pattern.compile("`([a-z]+)`");

    @Test
    void everyRoomHasAFloorAndEveryFloorIsOfARoom() throws IOException {
        Set<String> rooms = new TreeSet<>();
        try (Stream<Path> all = Files.list(ROOMS)) {
            all.filter(Files::isDirectory)
                    .map(room -> room.getFileName().toString())
                    .forEach(rooms::add);
        }
        assertEquals(new TreeSet<>(EngineArchitectureTest.FLOORS.keySet()), rooms);
    }

    @Test
    void theDocumentSaysTheSame() throws IOException {
        Map<String, Integer> documented = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                int floor = row.group(1).equals("ground") ? -1 : Integer.parseInt(row.group(1));
                ROOM.matcher(row.group(2))
                        .results()
                        .map((MatchResult room) -> room.group(1))
                        .forEach(room -> documented.put(room, floor));
            }
        }
        assertEquals(new TreeMap<>(EngineArchitectureTest.FLOORS), documented);
    }
}
