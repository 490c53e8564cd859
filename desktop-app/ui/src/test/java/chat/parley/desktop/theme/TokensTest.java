package chat.parley.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours: named once, readable everywhere, derived as the design says. */
class TokensTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern ROLE =
            Pattern.compile("^\\s*-([a-z0-9-]+):\\s*([^;]+);", Pattern.MULTILINE);
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{3,8}\\b");
    private static final Pattern USE = Pattern.compile("[ :,(](-[a-z][a-z0-9-]*)");
    private static final double ENOUGH = 4.5;

    private final Map<String, String> light = roles(css().substring(0, css().indexOf("@media")));
    private final Map<String, String> dark = new TreeMap<>(light);

    TokensTest() {
        dark.putAll(roles(css().substring(css().indexOf("@media"))));
    }

    private Map<String, String> scheme(String name) {
        return name.equals("light") ? light : dark;
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textIsReadableOnEveryGround(String scheme) {
        for (String ground :
                List.of("background", "conversation", "side", "rail", "theirs", "raised")) {
            for (String text : List.of("text", "secondary", "accent-text", "danger-text")) {
                readable(scheme, text, ground);
            }
        }
        for (String state : List.of("success", "warning", "danger")) {
            for (String text : List.of("text", "secondary", state + "-text")) {
                readable(scheme, text, state + "-tint");
            }
            readable(scheme, state + "-text", "background");
            readable(scheme, state + "-text", "side");
        }
        readable(scheme, "on-danger", "danger-fill");
        readable(scheme, "on-toast", "toast");
        readable(scheme, "toast-accent", "toast");
        readable(scheme, "secondary", "chip-solid");
    }

    @ParameterizedTest
    @EnumSource(Accent.class)
    void everyAccentIsReadable(Accent accent) {
        String role = accent.role();
        for (String scheme : List.of("light", "dark")) {
            readable(scheme, "on-accent", role);
            readable(scheme, role + "-text", role + "-subtle");
            readable(scheme, role + "-text", role + "-mine");
            readable(scheme, role + "-text", "background");
            readable(scheme, role + "-text", "side");
            readable(scheme, role + "-text", "theirs");
            readable(scheme, "text", role + "-mine");
            readable(scheme, "text", role + "-subtle");
            readable(scheme, "secondary-on-mine", role + "-mine");
        }
    }

    @Test
    void initialsAndNamesAreReadable() {
        IntStream.rangeClosed(1, 9)
                .forEach(
                        i -> {
                            readable("light", "on-identity", "identity-" + i);
                            for (String scheme : List.of("light", "dark")) {
                                readable(scheme, "identity-" + i + "-name", "theirs");
                                readable(scheme, "identity-" + i + "-name", "background");
                            }
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void derivedRolesFollowTheirRule(String scheme) {
        boolean isDark = scheme.equals("dark");
        mixed(scheme, "success-text", "success", "text", 0.62);
        mixed(scheme, "warning-text", "warning", "text", 0.62);
        mixed(scheme, "danger-text", "danger", "text", 0.74);
        mixed(scheme, "secondary-on-mine", "secondary", "text", 0.80);
        mixed(scheme, "danger-fill", "danger", "text", isDark ? 1 : 0.88);
        mixed(scheme, "success-tint", "success", "background", 0.12);
        mixed(scheme, "warning-tint", "warning", "background", 0.13);
        mixed(scheme, "danger-tint", "danger", "background", 0.11);
        for (Accent accent : Accent.values()) {
            mixed(scheme, accent.role() + "-text", accent.role(), "text", 0.74);
        }
        for (int i = 1; i <= 9; i++) {
            mixed(scheme, "identity-" + i + "-name", "identity-" + i, "text", isDark ? 0.46 : 0.62);
        }
    }

    @Test
    void darkRedefinesOnlyWhatLightHas() {
        assertEquals(Set.of(), minus(dark.keySet(), light.keySet()));
    }

    @Test
    void coloursStandInTheTokensOnly() {
        var elsewhere = new TreeSet<String>();
        for (Path file : files(".css", ".java")) {
            boolean tokens = file.endsWith("tokens.css");
            boolean style = file.toString().endsWith(".css");
            var found = HEX.matcher(read(file)).results().toList();
            if (!tokens && !found.isEmpty() && style) {
                elsewhere.add(file + " " + found.getFirst().group());
            }
            if (!tokens
                    && Pattern.compile("rgba?\\(|Color\\.(web|rgb)\\(")
                            .matcher(read(file))
                            .find()) {
                elsewhere.add(file.toString());
            }
        }
        assertEquals(Set.of(), elsewhere);
    }

    @Test
    void everyRoleThatASheetUsesIsThere() {
        Set<String> known = new TreeSet<>(light.keySet());
        for (Path file : files(".css")) {
            known.addAll(roles(read(file)).keySet());
        }
        var unknown = new TreeSet<String>();
        for (Path file : files(".css")) {
            for (String line : read(file).lines().toList()) {
                int colon = line.indexOf(':');
                if (colon > 0 && line.strip().startsWith("-") && line.endsWith(";")) {
                    USE.matcher(line.substring(colon))
                            .results()
                            .map(use -> use.group(1).substring(1))
                            .filter(role -> !role.startsWith("fx-") && !known.contains(role))
                            .forEach(role -> unknown.add(file.getFileName() + ": " + role));
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    private void readable(String scheme, String text, String ground) {
        double contrast = contrast(colour(scheme, text), colour(scheme, ground));
        assertTrue(
                contrast >= ENOUGH,
                () -> "%s: %s on %s has %.2f".formatted(scheme, text, ground, contrast));
    }

    private void mixed(String scheme, String role, String of, String with, double share) {
        Color expected = colour(scheme, with).interpolate(colour(scheme, of), share);
        Color is = colour(scheme, role);
        double off =
                Math.max(
                        Math.abs(expected.getRed() - is.getRed()),
                        Math.max(
                                Math.abs(expected.getGreen() - is.getGreen()),
                                Math.abs(expected.getBlue() - is.getBlue())));
        assertTrue(
                off <= 1.01 / 255, () -> scheme + ": " + role + " is " + is + ", not " + expected);
    }

    private Color colour(String scheme, String role) {
        String value = scheme(scheme).get(role);
        if (value == null) {
            throw new AssertionError("no role " + role);
        }
        return value.startsWith("-") ? colour(scheme, value.substring(1)) : Color.web(value);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String css() {
        return read(MAIN.resolve("resources/chat/parley/desktop/theme/tokens.css"));
    }

    private static Map<String, String> roles(String css) {
        var roles = new TreeMap<String, String>();
        ROLE.matcher(css).results().forEach(role -> roles.put(role.group(1), role.group(2)));
        return roles;
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static List<Path> files(String... endings) {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(
                            path ->
                                    Stream.of(endings)
                                            .anyMatch(end -> path.toString().endsWith(end)))
                    .sorted()
                    .toList();
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
