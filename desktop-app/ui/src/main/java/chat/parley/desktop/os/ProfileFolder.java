package chat.parley.desktop.os;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the profile of this person is, unless another folder is named. */
public final class ProfileFolder {
    private ProfileFolder() {}

    /** The usual place of this system. */
    public static Path usual() {
        return usual(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv());
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
