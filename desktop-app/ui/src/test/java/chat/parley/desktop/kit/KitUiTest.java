package chat.parley.desktop.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.kit.emoji.EmojiLabel;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.engine.chats.DeliveryState;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KitUiTest extends UiTest {
    private VBox box;
    private ToastArea toasts;

    @Override
    protected Parent content() {
        box = new VBox(12);
        toasts = new ToastArea();
        return new StackPane(box, toasts);
    }

    @ParameterizedTest
    @EnumSource(Icon.class)
    void everyIconHasAnOutline(Icon icon) {
        assertFalse(icon.outline().isBlank());
    }

    @Test
    void theProgramHasItsSignInEverySize() {
        for (Image icon : ask(Brand::icons)) {
            assertFalse(icon.isError());
            assertEquals(icon.getWidth(), icon.getHeight());
            assertTrue(icon.getWidth() >= 16);
        }
    }

    @Test
    void aBadgeHidesAtZeroAndStopsAtNinetyNine() {
        var badge = ask(Badge::new);
        assertFalse(badge.isVisible());
        fx(() -> badge.setCount(3));
        assertEquals("3", badge.getText());
        assertEquals("3 unread messages", badge.getAccessibleText());
        fx(() -> badge.setCount(100));
        assertEquals("99+", badge.getText());
    }

    @Test
    void aLineThatEndsBeforeAnEmojiSaysSo() {
        var line = ask(EmojiLabel::new);
        fx(
                () -> {
                    line.setText("A line that is too long 🚢🚢");
                    box.getChildren().setAll(new HBox(line));
                });
        double whole = ask(line::getWidth);

        for (int less = 1; less < whole - 20; less++) {
            double width = whole - less;
            fx(
                    () -> {
                        line.setMaxWidth(width);
                        line.applyCss();
                        scene.getRoot().layout();
                    });
            assertTrue(
                    ask(
                            () ->
                                    line.lookupAll(".text").stream()
                                            .filter(text -> text.getParent().isVisible())
                                            .anyMatch(
                                                    text -> ((Text) text).getText().endsWith("…"))),
                    "no dots at " + width);
        }
    }

    @Test
    void noEmptyPlaceEndsWithALineOfOneWord() {
        var empty =
                ask(
                        () ->
                                new EmptyState(
                                        Icon.CHAT,
                                        "Choose a chat",
                                        "Pick one from the list, or press Ctrl K to go anywhere."));
        fx(() -> box.getChildren().setAll(empty));
        var words = (EmojiText) empty.lookup(".explanation");
        double height = ask(words::getHeight);

        assertTrue(
                ask(() -> words.prefHeight(words.getWidth() - 24)) > height,
                "narrower it would have as many lines");
        assertEquals(
                ask(() -> empty.getWidth()) / 2,
                ask(() -> words.getBoundsInParent().getCenterX() + words.getParent().getLayoutX()),
                1);
    }

    @ParameterizedTest
    @EnumSource(DeliveryState.class)
    void everyStateIsSaidInWords(DeliveryState state) {
        var tick = ask(StateTick::new);
        fx(() -> tick.show(state));
        assertFalse(tick.getAccessibleText().isBlank());
    }

    @Test
    void anIconButtonSaysItsName() {
        var button = ask(() -> new IconButton(Icon.SEND, "Send"));
        assertEquals("Send", button.getAccessibleText());
        assertEquals("Send", button.getTooltip().getText());
    }

    @Test
    void anAvatarKeepsItsColourAndChangesItsName() {
        var avatar = ask(() -> new Avatar(Avatar.Size.LIST, "Anna Keller", new byte[] {1}));
        String colour = Identity.styleClass(new byte[] {1});
        assertTrue(avatar.getStyleClass().contains(colour));
        fx(() -> avatar.show("Bo", new byte[] {2}));
        assertEquals("Bo", avatar.getAccessibleText());
        assertEquals(
                1,
                avatar.getStyleClass().stream()
                        .filter(each -> each.startsWith("identity-"))
                        .count());
    }

    @Test
    void aToastCanBeUndoneByKeyboard() {
        var undone = new AtomicBoolean();
        fx(() -> toasts.offer("Chat deleted", "Undo", () -> undone.set(true)));
        Node action = toasts.lookup(".toast-action");
        fx(action::requestFocus);
        robot.type(KeyCode.SPACE);
        assertTrue(undone.get());
    }

    @Test
    void aQrCodeIsDrawnInWholePixels() {
        var code = ask(() -> new QrView("Safety number", new byte[] {0, 1, (byte) 0xff, 42}));
        fx(() -> box.getChildren().add(code));

        assertEquals(10 + 21 * 8 + 10, ask(code::getWidth), 0.1);
        assertEquals(21 * 8, ask(() -> code.lookup(".dark").getBoundsInLocal().getWidth()), 0.1);
    }

    @Test
    void noQrCodeIsTooFineForACamera() {
        var code = ask(() -> new QrView("Kit", "words of a kit ".repeat(20)));
        code.getStyleClass().add("small");
        fx(() -> box.getChildren().add(code));

        double module = 3;
        double dark = ask(() -> code.lookup(".dark").getBoundsInLocal().getWidth());
        assertTrue(dark > 128 && dark % module == 0, Double.toString(dark));
    }

    @Test
    void aSafetyNumberIsReadInGroups() {
        var digits = ask(() -> new SafetyDigits("0123456789".repeat(6)));
        assertEquals(12, digits.getChildrenUnmodifiable().size());
        assertTrue(digits.getAccessibleText().startsWith("01234, 56789, "));
        assertEquals(71, SafetyDigits.line("0123456789".repeat(6)).length());
    }

    @Test
    void strengthIsSaidInWordsToo() {
        var bar = ask(StrengthBar::new);
        fx(() -> bar.show(2, "Fair", "two words"));
        assertEquals("Fair, two words", bar.getAccessibleText());
        assertEquals(2, bar.lookupAll(".filled").size());
    }

    @Test
    void aSettingNamesItsControl() {
        var button = ask(() -> new OutlinedButton("Show"));
        fx(() -> box.getChildren().add(new SettingRow("Recovery kit", "Twelve words", button)));
        assertEquals("Recovery kit", button.getAccessibleText());
        assertEquals("Twelve words", button.getAccessibleHelp());
    }
}
