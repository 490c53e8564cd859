package chat.parley.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A stylesheet, and what becomes of it at another size.
 *
 * @param address where the sheet lies
 */
record Sheet(String address) {
    private static final Pattern LENGTH = Pattern.compile("(-?\\d+(?:\\.\\d+)?)px");

    static Sheet resource(Class<?> near, String name) {
        URL url = near.getResource(name);
        return new Sheet(Objects.requireNonNull(url, () -> "No stylesheet " + name).toString());
    }

    static Sheet text(String css) {
        byte[] bytes = css.getBytes(StandardCharsets.UTF_8);
        return new Sheet("data:text/css;base64," + Base64.getEncoder().encodeToString(bytes));
    }

    /** The sheet with every length in pixels multiplied. */
    Sheet scaled(int percent) {
        return percent == 100 ? this : text(scale(read(), percent));
    }

    static String scale(String css, int percent) {
        return LENGTH.matcher(css)
                .replaceAll(
                        length -> {
                            double pixels = Double.parseDouble(length.group(1)) * percent / 100;
                            return String.format(Locale.ROOT, "%.2fpx", pixels);
                        });
    }

    private String read() {
        try (InputStream in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
