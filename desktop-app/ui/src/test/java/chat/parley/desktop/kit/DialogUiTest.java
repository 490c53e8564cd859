package chat.parley.desktop.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** What lies in front has the keyboard, whatever happens in it. */
class DialogUiTest extends UiTest {
    private final StackPane window = new StackPane();
    private TextField behind;
    private Button yes;
    private Button no;
    private HBox inside;
    private Dialog dialog;

    @Override
    protected Parent content() {
        behind = new TextField();
        behind.setId("behind");
        yes = new Button("Yes");
        yes.setId("yes");
        no = new Button("No");
        no.setId("no");
        inside = new HBox(yes, no);
        dialog = new Dialog(inside, () -> dialog.hide());
        window.getChildren().setAll(new VBox(new Button("before"), behind, new Button("after")));
        return window;
    }

    private void open() {
        fx(behind::requestFocus);
        fx(() -> dialog.show(window, yes::requestFocus));
        assertEquals("yes", focused());
    }

    @Test
    void tabGoesRoundInIt() {
        open();
        robot.type(KeyCode.TAB);
        assertEquals("no", focused());
        robot.type(KeyCode.TAB);
        assertEquals("yes", focused());
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertEquals("no", focused());
    }

    @Test
    void aButtonThatIsSwitchedOffHandsTheKeyboardToAnother() {
        open();
        fx(() -> yes.setDisable(true));

        assertEquals("no", focused());
    }

    @Test
    void whereNothingIsLeftTheKeyboardStaysAllTheSame() {
        open();
        fx(() -> inside.getChildren().clear());
        robot.write("typed");

        assertEquals("", behind.getText());
        robot.type(KeyCode.ESCAPE);
        assertFalse(window.getChildren().contains(dialog));
    }

    @Test
    void nothingBehindItTakesTheKeyboard() {
        open();
        fx(behind::requestFocus);

        assertEquals("yes", focused());
    }

    @Test
    void escapeClosesItAndTheKeyboardIsWhereItWas() {
        open();
        robot.type(KeyCode.ESCAPE);

        assertFalse(window.getChildren().contains(dialog));
        assertEquals("behind", focused());
    }

    @Test
    void aClickBesideItClosesIt() {
        open();
        fx(() -> inside.setMaxSize(100, 40));
        robot.clickOn(window.localToScreen(5, 5).getX(), window.localToScreen(5, 5).getY());

        assertFalse(window.getChildren().contains(dialog));
        assertTrue(ask(behind::isFocused));
    }

    private String focused() {
        return ask(() -> scene.getFocusOwner() == null ? "" : scene.getFocusOwner().getId());
    }
}
