package chat.parley.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ThemeUiTest {
    private final FxRobot robot = new FxRobot();
    private Button button;
    private VBox root;
    private Theme theme;

    @Start
    void start(Stage stage) {
        theme = new Theme(List.of());
        theme.modeProperty().set(ThemeMode.LIGHT);
        button = new Button("Continue");
        root = new VBox(button);
        button.getStyleClass().add("primary");
        var scene = new Scene(root, 300, 200);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void back() {
        fx(() -> theme.sizeProperty().set(100));
    }

    @Test
    void modesChangeLive() {
        Paint light = ground(root);
        fx(() -> theme.modeProperty().set(ThemeMode.DARK));
        assertNotEquals(light, ground(root));
        fx(() -> theme.modeProperty().set(ThemeMode.LIGHT));
        assertEquals(light, ground(root));
    }

    @Test
    void accentsChangeLive() {
        Paint blue = ground(button);
        fx(() -> theme.accentProperty().set(Accent.TEAL));
        assertNotEquals(blue, ground(button));
        fx(() -> theme.accentProperty().set(Accent.BLUE));
        assertEquals(blue, ground(button));
    }

    @Test
    void everythingGrowsByOneSetting() {
        assertEquals(36, button.getHeight(), 0.5);
        assertEquals(14, button.getFont().getSize(), 0.1);
        assertEquals("Inter Semi Bold", button.getFont().getFamily());
        fx(() -> theme.sizeProperty().set(200));
        assertEquals(72, button.getHeight(), 0.5);
        assertEquals(28, button.getFont().getSize(), 0.1);
        assertEquals(88, theme.pixels(44));
    }

    @Test
    void menusAreDarkInADarkWindow() {
        var menu =
                WaitForAsyncUtils.waitForAsyncFx(5000, () -> new ContextMenu(new MenuItem("Copy")));
        Paint light = menuGround(menu);
        fx(() -> theme.modeProperty().set(ThemeMode.DARK));
        Paint dark = menuGround(menu);
        assertNotEquals(light, dark);
        assertEquals("0x1c2027ff", dark.toString());
    }

    private Paint menuGround(ContextMenu menu) {
        fx(() -> menu.show(button, Side.BOTTOM, 0, 0));
        var content =
                menu.getScene().getRoot().lookupAll(".context-menu").stream()
                        .map(Region.class::cast)
                        .filter(node -> node.getBackground() != null)
                        .findFirst()
                        .orElseThrow();
        Paint ground = content.getBackground().getFills().getLast().getFill();
        fx(menu::hide);
        return ground;
    }

    private Paint ground(Region region) {
        assertTrue(region.getBackground() != null);
        return region.getBackground().getFills().getLast().getFill();
    }

    private void fx(Runnable task) {
        robot.interact(task);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
