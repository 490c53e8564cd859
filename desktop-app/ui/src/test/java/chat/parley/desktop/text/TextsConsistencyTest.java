package chat.parley.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text is there, is used, stands once, and gets as many arguments as it has places for. */
class TextsConsistencyTest {
    private static final Path JAVA = Path.of("src/main/java/chat/parley/desktop");
    private static final Path RESOURCES = Path.of("src/main/resources/chat/parley/desktop");
    private static final Pattern CALL = Pattern.compile("\\btexts\\s*\\.(get|count)\\(");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9.-]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final List<String> PLURALS = List.of(".zero", ".one", ".other");

    /** A call for a text: which kind, of which key, with how many arguments. */
    private record Call(String kind, String key, int arguments, Path file) {}

    @Test
    void everyTextThatIsAskedForIsThere() {
        var missing = new TreeSet<String>();
        for (Call call : calls()) {
            Map<String, String> bundle = bundle(room(call.file));
            for (String key : keys(call)) {
                if (!bundle.containsKey(key)) {
                    missing.add(call.file + ": " + key);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTextIsUsed() {
        var used = new HashMap<String, Set<String>>();
        for (Call call : calls()) {
            Set<String> keys = used.computeIfAbsent(room(call.file), _ -> new HashSet<>());
            keys.addAll(keys(call));
            if (call.kind.equals("count")) {
                keys.add(call.key + ".zero");
            }
        }
        var unused = new TreeSet<String>();
        for (String room : rooms()) {
            bundle(room).keySet().stream()
                    .filter(key -> !used.getOrDefault(room, Set.of()).contains(key))
                    .forEach(key -> unused.add(room + ": " + key));
        }
        assertEquals(Set.of(), unused);
    }

    @Test
    void everyKeyStandsOnce() {
        var twice = new TreeSet<String>();
        for (String room : rooms()) {
            var seen = new HashSet<String>();
            keysInOrder(room).stream()
                    .filter(key -> !seen.add(key))
                    .forEach(key -> twice.add(room + ": " + key));
        }
        assertEquals(Set.of(), twice);
    }

    @Test
    void everyTextGetsItsArguments() {
        var wrong = new TreeSet<String>();
        for (Call call : calls()) {
            for (String key : keys(call)) {
                String text = bundle(room(call.file)).getOrDefault(key, "");
                Set<Integer> places = new TreeSet<>();
                PLACE.matcher(text)
                        .results()
                        .forEach(place -> places.add(Integer.valueOf(place.group(1))));
                int given = call.arguments + (call.kind.equals("count") ? 1 : 0);
                boolean beyond = places.stream().anyMatch(place -> place >= given);
                boolean forgotten =
                        call.kind.equals("get")
                                && !places.equals(
                                        new TreeSet<>(IntStream.range(0, given).boxed().toList()));
                if (beyond || forgotten) {
                    wrong.add(call.file + ": " + key + " has places " + places + ", gets " + given);
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void everyBundleLiesInItsRoom() {
        assertEquals(
                Set.of(),
                new TreeSet<>(
                        rooms().stream()
                                .filter(room -> !Files.isDirectory(JAVA.resolve(room)))
                                .toList()));
    }

    private static List<String> keys(Call call) {
        return call.kind.equals("get")
                ? List.of(call.key)
                : List.of(call.key + PLURALS.get(1), call.key + PLURALS.get(2));
    }

    private static List<Call> calls() {
        var calls = new ArrayList<Call>();
        for (Path file : files(JAVA, ".java")) {
            String source = read(file);
            var matcher = CALL.matcher(source);
            while (matcher.find()) {
                List<String> arguments = arguments(source, matcher.end());
                var literal = LITERAL.matcher(arguments.getFirst());
                if (!literal.matches()) {
                    throw new AssertionError(
                            file + ": a key has to stand as it is, not " + arguments.getFirst());
                }
                int extra = arguments.size() - (matcher.group(1).equals("get") ? 1 : 2);
                calls.add(new Call(matcher.group(1), literal.group(1), extra, file));
            }
        }
        return calls;
    }

    /** The arguments of a call, from behind its opening bracket. */
    private static List<String> arguments(String source, int start) {
        var arguments = new ArrayList<String>();
        var current = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int at = start; ; at++) {
            char c = source.charAt(at);
            if (c == '"' && source.charAt(at - 1) != '\\') {
                quoted = !quoted;
            }
            if (!quoted && depth == 0 && (c == ',' || c == ')')) {
                arguments.add(current.toString().strip());
                current.setLength(0);
                if (c == ')') {
                    return arguments;
                }
                continue;
            }
            if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            current.append(c);
        }
    }

    private static String room(Path javaFile) {
        return JAVA.relativize(javaFile).getName(0).toString();
    }

    private static Set<String> rooms() {
        var rooms = new TreeSet<String>();
        for (Path file : files(RESOURCES, ".properties")) {
            String room = file.getParent().getFileName().toString();
            if (file.getFileName().toString().equals(room + ".properties")) {
                rooms.add(room);
            }
        }
        return rooms;
    }

    private static Map<String, String> bundle(String room) {
        Path file = RESOURCES.resolve(room).resolve(room + ".properties");
        var bundle = new TreeMap<String, String>();
        if (Files.exists(file)) {
            var properties = new java.util.Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.forEach((key, text) -> bundle.put(key.toString(), text.toString()));
        }
        return bundle;
    }

    private static List<String> keysInOrder(String room) {
        return read(RESOURCES.resolve(room).resolve(room + ".properties"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
