package chat.parley.desktop.settings;

import chat.parley.desktop.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * What this program was built from.
 *
 * @param source where people find the source of exactly this program, as its licence asks; empty where whoever built it
 *     said nothing
 */
record Build(String version, Optional<String> source) {

    private static final String UNFINISHED = "-SNAPSHOT";

    /** As the build wrote it down. */
    static Build read() {
        var properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Build(
                said(properties.getProperty("version")),
                Optional.of(properties.getProperty("source"))
                        .filter(address -> !address.isBlank()));
    }

    /** As people say it. */
    static String said(String version) {
        if (!version.endsWith(UNFINISHED)) {
            return version;
        }
        Texts texts = Texts.of(Build.class);
        return texts.get(
                "about.test-build", version.substring(0, version.length() - UNFINISHED.length()));
    }
}
