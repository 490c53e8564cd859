package chat.parley.desktop.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class FieldsUiTest extends UiTest {
    private SearchField search;
    private PassphraseField passphrase;
    private CopyField link;

    @Override
    protected Parent content() {
        search = new SearchField("Search people");
        passphrase = new PassphraseField("Passphrase");
        link = new CopyField("Invite link", "parley://join?r=a.example");
        var box = new VBox(20, search, passphrase, link);
        box.setPadding(new Insets(30));
        return box;
    }

    @Test
    void escapeClearsASearch() {
        fx(search::requestFocus);
        robot.write("anna");
        assertEquals("anna", search.textProperty().get());
        robot.type(KeyCode.ESCAPE);
        assertEquals("", search.textProperty().get());
    }

    @Test
    void theCrossClearsASearch() {
        assertFalse(search.lookup(".icon-button").isVisible());
        fx(search::requestFocus);
        robot.write("anna");
        assertTrue(search.lookup(".icon-button").isVisible());
        robot.clickOn(search.lookup(".icon-button"));
        assertEquals("", search.textProperty().get());
        assertTrue(ask(() -> search.field().isFocused()));
    }

    @Test
    void theEyeShowsThePassphrase() {
        fx(passphrase::requestFocus);
        robot.write("copper");
        Node hidden = passphrase.lookup(".password-field");
        assertTrue(hidden.isVisible());
        robot.clickOn(passphrase.lookup(".icon-button"));
        assertFalse(hidden.isVisible());
        assertEquals("copper", passphrase.getText());
        robot.clickOn(passphrase.lookup(".icon-button"));
        assertTrue(hidden.isVisible());
    }

    @Test
    void onePressCopiesAndSaysSo() {
        robot.clickOn(link.lookup(".icon-button"));
        assertEquals("parley://join?r=a.example", clipboard());
        assertEquals("Copied", link.lookup(".icon-button").getAccessibleText());
    }

    @Test
    void aRestingCaretKeepsNothingBusy() {
        fx(search::requestFocus);
        robot.write("anna");
        WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
        var pulses = new AtomicInteger();
        fx(() -> scene.addPostLayoutPulseListener(pulses::incrementAndGet));
        int before = pulses.get();
        WaitForAsyncUtils.sleep(1, TimeUnit.SECONDS);
        int during = pulses.get() - before;
        assertTrue(during < 10, during + " pulses in a second at rest");
        assertEquals(1, search.field().lookup(".steady-caret").getOpacity());
        fx(passphrase::requestFocus);
        assertEquals(0, search.field().lookup(".steady-caret").getOpacity());
    }
}
