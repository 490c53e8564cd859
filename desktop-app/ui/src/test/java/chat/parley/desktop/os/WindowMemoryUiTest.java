package chat.parley.desktop.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class WindowMemoryUiTest {
    private static final List<Rectangle2D> SCREENS =
            List.of(new Rectangle2D(0, 30, 1920, 1050), new Rectangle2D(1920, 0, 1280, 1024));

    private final FxRobot robot = new FxRobot();

    @TempDir Path home;

    @BeforeEach
    void begin() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void end() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    /** Opens a window as the program does. */
    private Stage open(WindowMemory memory) {
        Stage stage = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new Stage());
        fx(
                () -> {
                    stage.setScene(new Scene(new StackPane(), 500, 400));
                    memory.follow(stage);
                    stage.show();
                });
        return stage;
    }

    private void fx(Runnable task) {
        robot.interact(task);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void close(Stage stage, WindowMemory memory) {
        fx(
                () -> {
                    memory.write(stage);
                    stage.hide();
                });
    }

    @Test
    void aWindowComesBackWhereItWas() throws Exception {
        Files.createFile(home.resolve("lock"));
        WindowMemory memory = new WindowMemory(home);
        Stage stage = open(memory);
        fx(
                () -> {
                    stage.setX(120);
                    stage.setY(90);
                    stage.setWidth(640);
                    stage.setHeight(520);
                });
        close(stage, memory);

        Stage again = open(new WindowMemory(home));

        assertEquals(120, again.getX());
        assertEquals(90, again.getY());
        assertEquals(640, again.getWidth());
        assertEquals(520, again.getHeight());
        assertFalse(again.isMaximized());
    }

    @Test
    void aMaximisedWindowComesBackSoAndKnowsItsOtherSize() throws Exception {
        Files.createFile(home.resolve("lock"));
        WindowMemory memory = new WindowMemory(home);
        Stage stage = open(memory);
        fx(
                () -> {
                    stage.setX(120);
                    stage.setY(90);
                    stage.setWidth(640);
                    stage.setHeight(520);
                });
        fx(() -> stage.setMaximized(true));
        close(stage, memory);

        String written = Files.readString(home.resolve("window"));
        assertTrue(written.contains("maximised=true"), written);
        assertTrue(written.contains("width=640.0"), written);
        assertTrue(open(new WindowMemory(home)).isMaximized());
    }

    @Test
    void aFolderWithoutAProfileStaysEmpty() throws Exception {
        WindowMemory memory = new WindowMemory(home);
        Stage stage = open(memory);
        close(stage, memory);

        try (var files = Files.list(home)) {
            assertEquals(0, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "width=wide", "x=1\ny=1\nwidth=NaN\nheight=5", "\\u12", "x=1"})
    void whatMakesNoSenseIsForgotten(String written) throws Exception {
        Files.writeString(home.resolve("window"), written);

        assertEquals(500, open(new WindowMemory(home)).getScene().getWidth());
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, true",
        "2000, 10, true",
        "-500, 100, true",
        "-790, 100, false",
        "3150, 100, false",
        "100, 10, false",
        "100, 1075, false",
        "5000, 5000, false"
    })
    void aPlaceCountsWhereItsEdgeCanBeTakenHoldOf(double x, double y, boolean reachable) {
        assertEquals(reachable, new WindowPlace(x, y, 800, 600, false).reachable(SCREENS));
    }
}
