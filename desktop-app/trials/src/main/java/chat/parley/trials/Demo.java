package chat.parley.trials;

import chat.parley.desktop.MainWindow;
import chat.parley.desktop.ParleyApp;
import chat.parley.desktop.fx.FxThread;
import chat.parley.engine.EngineWiring;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.keys.NoKeystore;
import chat.parley.engine.observe.State;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.relay.Relay;
import chat.parley.relay.RelayConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * A relay and two people's windows on this machine, ready to type. Without a screen they are drawn
 * nowhere, say something to each other, and leave two pictures in {@code target/demo}.
 */
public final class Demo extends Application {
    private static final String PASSPHRASE = "only for this demo";
    private static final int PATIENCE = 60;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 700;

    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("demo-delay").daemon().factory());
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    /** Everything that the demo made, in the order in which it is taken down. */
    private record Stand(Path folder, Relay relay, Messenger ada, Messenger ben) {
        void close() throws IOException {
            ada.close();
            ben.close();
            relay.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Whether there is no screen, or pictures are wanted instead. */
    static boolean drawnNowhere(String... arguments) {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        boolean screen =
                !linux
                        || System.getenv("DISPLAY") != null
                        || System.getenv("WAYLAND_DISPLAY") != null;
        return !screen || List.of(arguments).contains("--pictures");
    }

    @Override
    public void start(Stage first) throws Exception {
        Stand stand = stand();
        MainWindow ada = window(first, "Ada", stand.ada());
        MainWindow ben = window(new Stage(), "Ben", stand.ben());
        first.setX(40);
        first.setY(40);
        first.show();
        Stage second = ben.stage();
        second.setX(120);
        second.setY(120);
        second.show();
        ChatId withBen = ChatId.with(stand.ben().me().value().account());
        ChatId withAda = ChatId.with(stand.ada().me().value().account());
        ada.shell().orElseThrow().model().open(withBen);
        ben.shell().orElseThrow().model().open(withAda);
        if (drawnNowhere(getParameters().getRaw().toArray(String[]::new))) {
            background.execute(
                    () -> {
                        int exit = 1;
                        try {
                            talk(stand, withAda, withBen);
                            picture(first, "ada.png");
                            picture(second, "ben.png");
                            exit = 0;
                        } catch (Exception e) {
                            System.err.println("The demo did not go through: " + e);
                        }
                        finish(stand, ada, ben, exit);
                    });
        } else {
            first.setOnHidden(event -> second.hide());
            second.setOnHidden(event -> finish(stand, ada, ben, 0));
            System.out.println("Ada and Ben are ready: type in one window, read in the other.");
        }
    }

    private void finish(Stand stand, MainWindow ada, MainWindow ben, int exit) {
        try {
            onWindows(
                    () -> {
                        ada.close();
                        ben.close();
                        return true;
                    });
            stand.close();
        } catch (Exception e) {
            System.err.println("The demo's folder could not be removed: " + e);
        }
        scheduler.shutdownNow();
        System.exit(exit);
    }

    private static Stand stand() throws Exception {
        Path folder = Files.createTempDirectory("parley-demo");
        Relay relay = Relay.start(RelayConfig.local(folder.resolve("relay")).named("Demo"));
        List<InviteLink> links = relay.invites(2);
        Messenger ada = join(folder, "Ada", links.get(0));
        Messenger ben = join(folder, "Ben", links.get(1));
        await(ada.people(), knows("ben"));
        await(ben.people(), knows("ada"));
        return new Stand(folder, relay, ada, ben);
    }

    private static Messenger join(Path folder, String name, InviteLink link) throws Exception {
        Messenger messenger =
                new EngineWiring(
                                folder.resolve(name),
                                new NoKeystore(),
                                Clock.system(ZoneId.systemDefault()),
                                new SecureRandom())
                        .join(link, name, Handle.typed(name), PASSPHRASE.toCharArray())
                        .get(PATIENCE, TimeUnit.SECONDS);
        messenger.kitSaved().get(PATIENCE, TimeUnit.SECONDS); // nobody keeps a demo's account
        return messenger;
    }

    private static Predicate<List<Person>> knows(String handle) {
        return people -> people.stream().anyMatch(person -> person.handle().value().equals(handle));
    }

    private static <T> void await(State<T> state, Predicate<T> wanted) throws Exception {
        CompletableFuture<Boolean> there = new CompletableFuture<>();
        try (var _ =
                state.subscribe(
                        now -> {
                            if (wanted.test(now)) {
                                there.complete(true);
                            }
                        })) {
            there.get(PATIENCE, TimeUnit.SECONDS);
        }
    }

    private MainWindow window(Stage stage, String name, Messenger messenger) {
        MainWindow window =
                new MainWindow(
                        stage,
                        new EngineWiring(
                                Path.of(name),
                                new NoKeystore(),
                                Clock.system(ZoneId.systemDefault()),
                                new SecureRandom()),
                        ParleyApp.tools(
                                Clock.system(ZoneId.systemDefault()),
                                new SecureRandom(),
                                scheduler,
                                background,
                                address -> getHostServices().showDocument(address)),
                        WIDTH,
                        HEIGHT);
        stage.setTitle("Parley: " + name);
        window.show(messenger);
        return window;
    }

    private static void talk(Stand stand, ChatId withAda, ChatId withBen) throws Exception {
        try (Conversation ada = stand.ada().open(withBen);
                Conversation ben = stand.ben().open(withAda)) {
            say(ada, "Morning Ben, is crane 4 free at two? 🏗️", ben);
            say(ben, "It is. I have booked it for you until half past three.", ada);
            say(ada, "Thank you! The inspector wants photos of berth 7 before noon as well.", ben);
            say(ben, "On my way 👍", ada);
            ben.read(ben.state().value().messages().getLast().ref())
                    .get(PATIENCE, TimeUnit.SECONDS);
            ada.read(ada.state().value().messages().getLast().ref())
                    .get(PATIENCE, TimeUnit.SECONDS);
            await(
                    ada.state(),
                    state ->
                            state.messages().stream()
                                    .filter(Message::mine)
                                    .allMatch(Demo::wasRead));
        }
    }

    private static boolean wasRead(Message message) {
        return message.state() == DeliveryState.READ;
    }

    private static void say(Conversation from, String text, Conversation to) throws Exception {
        int before = to.state().value().messages().size();
        var _ = from.send(text).get(PATIENCE, TimeUnit.SECONDS);
        await(to.state(), state -> state.messages().size() > before);
    }

    private static void picture(Stage stage, String name) throws Exception {
        TimeUnit.SECONDS.sleep(1); // the window draws what has just come
        WritableImage image = onWindows(() -> stage.getScene().snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        Path file = Path.of("target", "demo", name).toAbsolutePath();
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        ImageIO.write(picture, "png", file.toFile());
        System.out.println("picture: " + file);
    }

    private static <T> T onWindows(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        new FxThread()
                .execute(
                        () -> {
                            try {
                                result.complete(work.call());
                            } catch (Exception e) {
                                result.completeExceptionally(e);
                            }
                        });
        return result.get(PATIENCE, TimeUnit.SECONDS);
    }
}
