package chat.parley.trials;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.MainWindow;
import chat.parley.desktop.ParleyApp;
import chat.parley.desktop.kit.emoji.EmojiArea;
import chat.parley.engine.EngineWiring;
import chat.parley.engine.Messenger;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.keys.NoKeystore;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.relay.Relay;
import chat.parley.relay.RelayConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Two people at two windows over a real relay: the way in, a conversation, away, and back through the lock. */
class TwoWindowsUiTest {
    private static final String PASSPHRASE = "copper lantern velvet";

    @TempDir Path folder;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    static void startToolkit() throws Exception {
        var _ = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void end() {
        scheduler.shutdownNow();
        background.shutdownNow();
    }

    private EngineWiring door(String name) {
        return new EngineWiring(
                folder.resolve(name),
                new NoKeystore(),
                Clock.systemUTC(),
                new SecureRandom(),
                "Test");
    }

    private MainWindow window(String name) {
        return fx(
                () -> {
                    MainWindow window =
                            new MainWindow(
                                    new Stage(),
                                    door(name),
                                    ParleyApp.tools(
                                            Clock.system(ZoneOffset.UTC),
                                            new SecureRandom(),
                                            scheduler,
                                            background,
                                            address -> {}),
                                    1000,
                                    700);
                    window.stage().show();
                    return window;
                });
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    private static Optional<Node> find(MainWindow window, String id) {
        return fx(() -> Optional.ofNullable(window.stage().getScene().lookup("#" + id)));
    }

    private static Node awaited(MainWindow window, String id) {
        return await("#" + id)
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> find(window, id).filter(node -> fx(() -> !node.isDisabled())),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void press(MainWindow window, String id) {
        ButtonBase button = (ButtonBase) awaited(window, id);
        fx(
                () -> {
                    button.fire();
                    return true;
                });
    }

    private static void write(MainWindow window, String id, String text) {
        Node field = awaited(window, id);
        fx(
                () -> {
                    Node input =
                            field instanceof TextInputControl ? field : field.lookup(".text-input");
                    ((TextInputControl) input).setText(text);
                    return true;
                });
    }

    private static void say(MainWindow window, String text) {
        EmojiArea area = (EmojiArea) awaited(window, "composer-text");
        fx(
                () -> {
                    area.setText(text);
                    return true;
                });
        press(window, "composer-send");
    }

    private static void open(MainWindow window, ChatId chat) {
        fx(
                () -> {
                    window.shell().orElseThrow().model().open(chat);
                    window.stage().requestFocus();
                    return true;
                });
    }

    private static void close(MainWindow window) {
        fx(() -> {
                    window.stage().hide();
                    return window.close();
                })
                .join();
    }

    private static void awaitText(Conversation conversation, String text, DeliveryState least) {
        await(text)
                .atMost(Duration.ofSeconds(40))
                .until(
                        () ->
                                conversation.state().value().messages().stream()
                                        .anyMatch(message -> is(message, text, least)));
    }

    private static boolean is(Message message, String text, DeliveryState least) {
        return message.what() instanceof Message.What.Text said
                && said.text().equals(text)
                && message.state().compareTo(least) >= 0;
    }

    @Test
    @Timeout(240)
    void twoPeopleMeetInTheirWindows() throws Exception {
        try (Relay relay =
                Relay.start(RelayConfig.local(folder.resolve("relay")).named("Harbour"))) {
            List<InviteLink> links = relay.invites(2);
            Messenger ben =
                    door("ben")
                            .join(
                                    links.get(0),
                                    "Ben",
                                    Handle.typed("ben"),
                                    PASSPHRASE.toCharArray())
                            .get(40, TimeUnit.SECONDS);
            ChatId withBen = ChatId.with(ben.me().value().account());

            MainWindow bens = window("ben");
            fx(
                    () -> {
                        bens.show(ben);
                        return true;
                    });
            MainWindow adas = window("ada");
            fx(
                    () -> {
                        adas.begin(Optional.of(links.get(1).text()));
                        return true;
                    });
            press(adas, "onboarding-next");
            write(adas, "onboarding-name", "Ada");
            press(adas, "onboarding-next");
            write(adas, "onboarding-passphrase", PASSPHRASE);
            write(adas, "onboarding-repeat", PASSPHRASE);
            press(adas, "onboarding-next");
            press(adas, "kit-tomorrow");
            await("Ada in Ben's list")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> !ben.people().value().isEmpty());
            ChatId withAda = ChatId.with(ben.people().value().getFirst().account());

            awaited(adas, "shell-rail");
            open(adas, withBen);
            say(adas, "Is the crane free?");
            try (Conversation atBen = ben.open(withAda)) {
                awaitText(atBen, "Is the crane free?", DeliveryState.DELIVERED);
                open(bens, withAda);
                say(bens, "From two o'clock.");
                open(adas, withBen);
                awaitText(atBen, "From two o'clock.", DeliveryState.READ);
            }

            close(adas);
            try (Conversation atBen = ben.open(withAda)) {
                say(bens, "Are you still there?");
                awaitText(atBen, "Are you still there?", DeliveryState.ACCEPTED);

                MainWindow again = window("ada");
                fx(
                        () -> {
                            again.begin(Optional.empty());
                            return true;
                        });
                write(again, "lock-passphrase", PASSPHRASE);
                press(again, "lock-open");
                awaited(again, "shell-rail");
                assertTrue(find(again, "kit-reminder").isPresent());
                open(again, withBen);
                awaitText(atBen, "Are you still there?", DeliveryState.READ);
                close(again);
            }
            close(bens);
        }
    }
}
