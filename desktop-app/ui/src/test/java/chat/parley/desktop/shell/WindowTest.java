package chat.parley.desktop.shell;

import chat.parley.desktop.chatlist.ChatListView;
import chat.parley.desktop.composer.ComposerView;
import chat.parley.desktop.conversation.ConversationView;
import chat.parley.desktop.fx.FxThread;
import chat.parley.desktop.kit.emoji.EmojiArea;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.sample.ManualDelay;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.sample.SampleTalk;
import chat.parley.desktop.text.Times;
import chat.parley.desktop.theme.Theme;
import chat.parley.desktop.theme.ThemeMode;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.content.ChatId;
import chat.parley.model.id.AccountId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window over a messenger in memory. */
abstract class WindowTest {
    protected final FxRobot robot = new FxRobot();
    protected final ManualDelay delay = new ManualDelay();
    protected final List<String> opened = new ArrayList<>();
    protected SampleTalk talk;
    protected SampleMessenger house;
    protected Shell shell;
    protected Stage stage;
    protected Theme theme;

    @BeforeEach
    final void openWindow() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
        settle();
    }

    @AfterEach
    final void closeWindow() throws TimeoutException {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        fx(shell::close);
        FxToolkit.cleanupStages();
    }

    private void show(Stage window) {
        Locale.setDefault(Locale.UK);
        stage = window;
        talk = new SampleTalk();
        house = talk.house();
        shell =
                new Shell(
                        house,
                        new FxThread(),
                        delay,
                        SampleTalk.NOW,
                        new Times(SampleTalk.NOW, Locale.UK),
                        opened::add,
                        new Places());
        theme =
                new Theme(
                        List.of(
                                Shell.class,
                                ChatListView.class,
                                ConversationView.class,
                                ComposerView.class));
        theme.modeProperty().set(ThemeMode.LIGHT);
        var scene = new Scene(shell.node(), 980, 700);
        theme.dress(scene);
        window.setScene(scene);
        window.setWidth(980);
        window.setHeight(700);
        window.show();
        window.requestFocus();
    }

    /** Does something on the JavaFX thread and waits until it is seen. */
    protected final void fx(Runnable task) {
        robot.interact(task);
        settle();
    }

    /** Asks something on the JavaFX thread. */
    protected static <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, question);
    }

    /** Waits until it is so. */
    protected static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ask(condition));
    }

    /** Lets the window draw until nothing is due any more. */
    protected static void settle() {
        WaitForAsyncUtils.waitForFxEvents(8);
    }

    protected final void open(ChatId chat) {
        fx(() -> shell.model().open(chat));
    }

    /** Presses keys at once. */
    protected final void press(KeyCode... keys) {
        robot.press(keys);
        robot.release(keys);
        settle();
    }

    protected final void write(String text) {
        robot.write(text, 0);
        settle();
    }

    protected final void click(String query) {
        Node node = node(query);
        robot.clickOn(node);
        settle();
    }

    /** The one visible node. */
    protected final Node node(String query) {
        return find(query).orElseThrow(() -> new AssertionError("no " + query));
    }

    protected final boolean shown(String query) {
        return find(query).isPresent();
    }

    protected final String words(String query) {
        Node node = node(query);
        return ask(
                () ->
                        switch (node) {
                            case Labeled label when !label.getText().isEmpty() -> label.getText();
                            case EmojiText text -> text.getText();
                            case EmojiArea area -> area.getText();
                            default -> node.getAccessibleText();
                        });
    }

    protected final EmojiArea composer() {
        return (EmojiArea) node("#composer-text");
    }

    /** The words of the last message with them on the screen. */
    protected final EmojiText message(String containing) {
        return ask(
                () ->
                        shell.node().lookupAll(".message-list .emoji-text").stream()
                                .map(EmojiText.class::cast)
                                .filter(text -> text.getText().contains(containing))
                                .filter(WindowTest::visible)
                                .reduce((_, last) -> last)
                                .orElseThrow(() -> new AssertionError("no message " + containing)));
    }

    protected final boolean onScreen(String containing) {
        return ask(
                () ->
                        shell.node().lookupAll(".message-list .emoji-text").stream()
                                .map(EmojiText.class::cast)
                                .anyMatch(
                                        text ->
                                                text.getText().contains(containing)
                                                        && visible(text)
                                                        && inside(text)));
    }

    /** Where a node is on the screen. */
    protected static Bounds onScreen(Node node) {
        return ask(() -> node.localToScreen(node.getLayoutBounds()));
    }

    /** What was said last in a chat. */
    protected final String last(ChatId chat) {
        Message message = house.chat(chat).messages().getLast();
        return message.what() instanceof What.Text text ? text.text() : message.what().toString();
    }

    protected static String clipboard() {
        return ask(() -> Clipboard.getSystemClipboard().getString());
    }

    private Optional<Node> find(String query) {
        return ask(
                () ->
                        shell.node().lookupAll(query).stream()
                                .filter(WindowTest::visible)
                                .findFirst());
    }

    private boolean inside(Node node) {
        Node list = shell.node().lookup(".message-list");
        double middle = node.localToScene(node.getLayoutBounds()).getCenterY();
        var frame = list.localToScene(list.getLayoutBounds());
        return middle > frame.getMinY() && middle < frame.getMaxY();
    }

    private static boolean visible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Rooms of others: their places only, each with something that can take the focus within what has a skin. */
    private static final class Places implements Rooms {
        @Override
        public Shown settings() {
            return place("settings-place");
        }

        @Override
        public Shown person(AccountId account, ObservableValue<Boolean> covers, Runnable close) {
            return place("person-place");
        }

        @Override
        public Shown switcher() {
            return place("switcher-place");
        }

        private static Shown place(String id) {
            var first = new StackPane();
            first.setFocusTraversable(true);
            var place = new ScrollPane(first);
            place.setId(id);
            return new Shown(place, first::requestFocus, () -> {});
        }
    }
}
