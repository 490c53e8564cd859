package chat.parley.desktop.os;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers where the window of a profile was on this desktop, in the file {@code window} of its folder: not sealed, since it is
 * asked for before the profile is open, and says nothing of a person. For the JavaFX thread.
 */
public final class WindowMemory {
    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);

    private final Path home;
    private Optional<WindowPlace> last = Optional.empty();

    /** The memory of the profile in {@code home}. */
    public WindowMemory(Path home) {
        this.home = home;
    }

    /** Puts a window where it was, as far as that is still on a screen, and watches it from now on; before it is shown. */
    public void follow(Stage stage) {
        last = read();
        last.ifPresent(place -> restore(stage, place));
        stage.xProperty().addListener((_, _, _) -> look(stage));
        stage.yProperty().addListener((_, _, _) -> look(stage));
        stage.widthProperty().addListener((_, _, _) -> look(stage));
        stage.heightProperty().addListener((_, _, _) -> look(stage));
    }

    /** Writes down where the window is; before it is hidden. A folder that holds no profile yet stays as it is. */
    public void write(Stage stage) {
        look(stage);
        if (last.isEmpty() || !Files.exists(home.resolve("lock"))) {
            return;
        }
        WindowPlace place = last.get();
        Properties written =
                new WindowPlace(
                                place.x(),
                                place.y(),
                                place.width(),
                                place.height(),
                                stage.isMaximized())
                        .properties();
        try (Writer out = Files.newBufferedWriter(file())) {
            written.store(out, null);
        } catch (IOException e) {
            LOG.info("the window's place is not kept: {}", e.getClass().getSimpleName());
        }
    }

    private Path file() {
        return home.resolve("window");
    }

    private Optional<WindowPlace> read() {
        Properties written = new Properties();
        try (Reader in = Files.newBufferedReader(file())) {
            written.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // never written, or by hand
        }
        return WindowPlace.of(written);
    }

    private static void restore(Stage stage, WindowPlace place) {
        stage.setWidth(Math.max(place.width(), stage.getMinWidth()));
        stage.setHeight(Math.max(place.height(), stage.getMinHeight()));
        if (place.reachable(screens())) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setMaximized(place.maximised());
    }

    /** A window that fills the screen, or has none, is no place to come back to. */
    private void look(Stage stage) {
        if (stage.isMaximized() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        WindowPlace now =
                new WindowPlace(
                        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        boolean known =
                !Double.isNaN(now.x() + now.y() + now.width() + now.height()) && now.width() > 0;
        if (known && !now.fills(screens())) {
            last = Optional.of(now);
        }
    }

    private static List<Rectangle2D> screens() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    }
}
