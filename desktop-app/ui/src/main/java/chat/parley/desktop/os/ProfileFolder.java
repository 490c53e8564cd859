package chat.parley.desktop.os;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the profile of this person is. */
public final class ProfileFolder {
    private static final String OPTION = "--home=";

    private ProfileFolder() {}

    /** The folder that {@code --home=DIR} names, or the usual place of this system. */
    public static Path of(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(OPTION))
                .map(argument -> Path.of(argument.substring(OPTION.length())))
                .findFirst()
                .orElseGet(
                        () ->
                                usual(
                                        System.getProperty("os.name", ""),
                                        Path.of(System.getProperty("user.home", ".")),
                                        System.getenv()));
    }

    static Path usual(String system, Path user, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Optional.ofNullable(environment.get("APPDATA"))
                    .map(Path::of)
                    .orElse(user.resolve("AppData").resolve("Roaming"))
                    .resolve("Parley");
        }
        if (name.startsWith("mac")) {
            return user.resolve("Library").resolve("Application Support").resolve("Parley");
        }
        return Optional.ofNullable(environment.get("XDG_DATA_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(user.resolve(".local").resolve("share"))
                .resolve("parley");
    }
}
