package chat.parley.desktop.kit;

import chat.parley.desktop.theme.Theme;
import chat.parley.desktop.theme.ThemeMode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window with one control in it, dressed by the theme. */
public abstract class UiTest {
    /** Moves the mouse and presses keys. */
    protected final FxRobot robot = new FxRobot();

    /** The window's look. */
    protected Theme theme;

    /** The window's scene. */
    protected Scene scene;

    /** Opens the window. TestFX's own extension does not look for a start in a class above the test. */
    @BeforeEach
    final void openWindow() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Lets go of everything and closes the window. */
    @AfterEach
    final void closeWindow() throws TimeoutException {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        FxToolkit.cleanupStages();
    }

    private void show(Stage stage) {
        Locale.setDefault(Locale.UK);
        theme = new Theme(rooms());
        theme.modeProperty().set(ThemeMode.LIGHT);
        scene = new Scene(content(), windowWidth(), windowHeight());
        theme.dress(scene);
        stage.setScene(scene);
        // the stage is one for all tests, and may have got another size in the one before
        stage.sizeToScene();
        stage.show();
        stage.requestFocus();
    }

    /** One class of every room whose stylesheet the window needs. */
    protected List<Class<?>> rooms() {
        return List.of();
    }

    /** How wide the window is. */
    protected double windowWidth() {
        return 600;
    }

    /** How high the window is. */
    protected double windowHeight() {
        return 420;
    }

    /** What stands in the window; made on the JavaFX thread. */
    protected abstract Parent content();

    /** Does something on the JavaFX thread and waits until it is seen. */
    protected final void fx(Runnable task) {
        robot.interact(task);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Asks something on the JavaFX thread. */
    protected static <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, question);
    }

    /** What lies on the clipboard. */
    protected static String clipboard() {
        return ask(() -> Clipboard.getSystemClipboard().getString());
    }
}
