package chat.parley.trials;

import javafx.geometry.Rectangle2D;

/**
 * Two windows beside each other on one screen, both whole; on a screen too narrow for that they overlap as little as can
 * be.
 */
record SideBySide(Rectangle2D left, Rectangle2D right) {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 760;
    private static final double MARGIN = 16;

    /**
     * The places.
     *
     * @param screen the part of it that windows may cover
     * @param least the smallest width that a window may have
     */
    static SideBySide on(Rectangle2D screen, double least) {
        double width = Math.clamp((screen.getWidth() - 3 * MARGIN) / 2, least, WIDTH);
        double height = Math.min(HEIGHT, screen.getHeight() - 2 * MARGIN);
        double spare = Math.max(0, screen.getWidth() - 2 * width - 3 * MARGIN) / 2;
        double top = screen.getMinY() + (screen.getHeight() - height) / 2;
        double margin = Math.clamp((screen.getWidth() - 2 * width) / 3, 0, MARGIN);
        return new SideBySide(
                new Rectangle2D(screen.getMinX() + spare + margin, top, width, height),
                new Rectangle2D(screen.getMaxX() - spare - margin - width, top, width, height));
    }
}
