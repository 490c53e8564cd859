package chat.parley.desktop.os;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javafx.geometry.Rectangle2D;

/** Where a window is on the desktop while it is not maximised, and whether it is. */
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
    private static final double MOST = 100_000;

    /** So much of the window's upper edge has to be on a screen that it can be taken hold of. */
    private static final double GRIP = 80;

    private static final double GRIP_HEIGHT = 16;

    /** The place that was written down as {@link #properties}; empty where it makes no sense. */
    static Optional<WindowPlace> of(Properties written) {
        try {
            WindowPlace place =
                    new WindowPlace(
                            number(written, "x"),
                            number(written, "y"),
                            number(written, "width"),
                            number(written, "height"),
                            Boolean.parseBoolean(written.getProperty("maximised")));
            return place.width > 0 && place.height > 0 ? Optional.of(place) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static double number(Properties written, String key) {
        double number = Double.parseDouble(written.getProperty(key, "missing"));
        if (!(Math.abs(number) <= MOST)) {
            throw new NumberFormatException(key);
        }
        return number;
    }

    Properties properties() {
        Properties written = new Properties();
        written.setProperty("x", Double.toString(x));
        written.setProperty("y", Double.toString(y));
        written.setProperty("width", Double.toString(width));
        written.setProperty("height", Double.toString(height));
        written.setProperty("maximised", Boolean.toString(maximised));
        return written;
    }

    /** Whether somebody can still reach the window there: the screen may be gone, or another one now. */
    boolean reachable(List<Rectangle2D> screens) {
        return screens.stream().anyMatch(this::reachableOn);
    }

    private boolean reachableOn(Rectangle2D screen) {
        double seen = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        return seen >= Math.min(GRIP, width)
                && y >= screen.getMinY()
                && y + GRIP_HEIGHT <= screen.getMaxY();
    }

    /** Whether it fills a whole screen, as a window does that is being maximised. */
    boolean fills(List<Rectangle2D> screens) {
        return screens.stream()
                .anyMatch(screen -> width >= screen.getWidth() && height >= screen.getHeight());
    }
}
