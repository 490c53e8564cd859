package chat.parley.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideBySideTest {
    private static final double LEAST = 720;

    @ParameterizedTest
    @ValueSource(doubles = {1480, 1600, 1920, 2560, 3840})
    void bothWindowsAreWholeAndApart(double width) {
        Rectangle2D screen = new Rectangle2D(10, 30, width, 900);
        SideBySide places = SideBySide.on(screen, LEAST);
        assertTrue(screen.contains(places.left()), places.toString());
        assertTrue(screen.contains(places.right()), places.toString());
        assertTrue(places.left().getMaxX() <= places.right().getMinX(), places.toString());
        assertTrue(places.left().getWidth() >= LEAST, places.toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1024, 1366})
    void onANarrowScreenTheyOverlapAndStayOnIt(double width) {
        Rectangle2D screen = new Rectangle2D(0, 0, width, 700);
        SideBySide places = SideBySide.on(screen, LEAST);
        assertEquals(0, places.left().getMinX());
        assertEquals(width, places.right().getMaxX());
        assertTrue(screen.contains(places.left()) && screen.contains(places.right()));
    }
}
