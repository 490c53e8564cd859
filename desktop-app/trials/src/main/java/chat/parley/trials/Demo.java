package chat.parley.trials;

import chat.parley.desktop.MainWindow;
import chat.parley.desktop.ParleyApp;
import chat.parley.desktop.fx.FxThread;
import chat.parley.engine.EngineWiring;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.ConversationState;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.keys.NoKeystore;
import chat.parley.engine.observe.State;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.relay.Relay;
import chat.parley.relay.RelayConfig;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * A relay and two people's windows on this machine, ready to type. Without a screen they are drawn
 * nowhere, say something to each other, and leave pictures in {@code target/demo}.
 */
public final class Demo extends Application {
    private static final String PASSPHRASE = "only for this demo";
    private static final int PATIENCE = 60;

    /** For pictures: small enough that two of them side by side can be read on a page. */
    private static final double WIDTH = 900;

    private static final double HEIGHT = 640;
    private static final int GAP = 24;

    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("demo-delay").daemon().factory());
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    /** What the demo made, the newest first: taken down in this order, however it ends. */
    private final Deque<AutoCloseable> made = new ConcurrentLinkedDeque<>();

    private record People(Messenger ada, Messenger ben) {}

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
        boolean pictures = drawnNowhere(getParameters().getRaw().toArray(String[]::new));
        say("Starting a relay, and making accounts for Ada and Ben ...");
        // However the demo ends, by its windows, by Ctrl+C or by a signal: this takes it down.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::takeDown));
        People people = people();
        MainWindow ada = window(first, "Ada", people.ada());
        MainWindow ben = window(new Stage(), "Ben", people.ben());
        Stage second = ben.stage();
        if (!pictures) {
            SideBySide places =
                    SideBySide.on(Screen.getPrimary().getVisualBounds(), first.getMinWidth());
            place(first, places.left());
            place(second, places.right());
        }
        first.show();
        second.show();
        ChatId withBen = ChatId.with(people.ben().me().value().account());
        ChatId withAda = ChatId.with(people.ada().me().value().account());
        ada.shell().orElseThrow().model().open(withBen);
        ben.shell().orElseThrow().model().open(withAda);
        if (pictures) {
            background.execute(
                    () -> {
                        int exit = 1;
                        try {
                            talk(people, withAda, withBen);
                            BufferedImage adas = picture(first);
                            BufferedImage bens = picture(second);
                            write(adas, "ada.png");
                            write(bens, "ben.png");
                            write(beside(adas, bens), "two-windows.png");
                            exit = 0;
                        } catch (Exception e) {
                            System.err.println("The demo did not go through: " + e);
                        }
                        finish(ada, ben, exit);
                    });
        } else {
            first.setOnHidden(event -> second.hide());
            second.setOnHidden(event -> finish(ada, ben, 0));
            say(
                    "Ada and Ben are ready: type in one window, read in the other. Closing one ends the demo.");
        }
    }

    private static void say(String sentence) {
        System.out.println(sentence);
        System.out.flush();
    }

    private static void place(Stage stage, Rectangle2D place) {
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
    }

    private void finish(MainWindow ada, MainWindow ben, int exit) {
        try {
            CompletableFuture<Void> closed =
                    onWindows(() -> CompletableFuture.allOf(ada.close(), ben.close()));
            closed.get(PATIENCE, TimeUnit.SECONDS);
        } catch (Exception e) {
            System.err.println("A window did not close: " + e);
        }
        scheduler.shutdownNow();
        System.exit(exit);
    }

    private void takeDown() {
        while (!made.isEmpty()) {
            try {
                made.pop().close();
            } catch (Exception e) {
                System.err.println("The demo could not be taken down cleanly: " + e);
            }
        }
    }

    private People people() throws Exception {
        DemoFolder folder = DemoFolder.make();
        made.push(folder);
        for (Path dead : DemoFolder.removeDead(folder.path().resolveSibling(""))) {
            say("Removed what a demo that was killed had left: " + dead);
        }
        Relay relay = Relay.start(RelayConfig.local(folder.path().resolve("relay")).named("Demo"));
        made.push(relay);
        List<InviteLink> links = relay.invites(2);
        Messenger ada = join(folder.path(), "Ada", links.get(0));
        made.push(ada);
        Messenger ben = join(folder.path(), "Ben", links.get(1));
        made.push(ben);
        await(ada.people(), knows("ben"));
        await(ben.people(), knows("ada"));
        return new People(ada, ben);
    }

    private static Messenger join(Path folder, String name, InviteLink link) throws Exception {
        Messenger messenger =
                new EngineWiring(
                                folder.resolve(name),
                                new NoKeystore(),
                                Clock.system(ZoneId.systemDefault()),
                                new SecureRandom(),
                                "Demo")
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
                                new SecureRandom(),
                                "Demo"),
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

    private static void talk(People people, ChatId withAda, ChatId withBen) throws Exception {
        try (Conversation ada = people.ada().open(withBen);
                Conversation ben = people.ben().open(withAda)) {
            ada.loaded().get(PATIENCE, TimeUnit.SECONDS);
            ben.loaded().get(PATIENCE, TimeUnit.SECONDS);
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
            await(people.ada().people(), online("ben"));
            await(people.ben().people(), online("ada"));
            ben.typing();
            await(ada.state(), ConversationState::typing);
        }
    }

    private static Predicate<List<Person>> online(String handle) {
        return people ->
                people.stream()
                        .filter(person -> person.handle().value().equals(handle))
                        .anyMatch(person -> person.presence().online());
    }

    private static boolean wasRead(Message message) {
        return message.state() == DeliveryState.READ;
    }

    private static void say(Conversation from, String text, Conversation to) throws Exception {
        int before = to.state().value().messages().size();
        var _ = from.send(text).get(PATIENCE, TimeUnit.SECONDS);
        await(to.state(), state -> state.messages().size() > before);
    }

    private static BufferedImage picture(Stage stage) throws Exception {
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
        return picture;
    }

    private static BufferedImage beside(BufferedImage left, BufferedImage right) {
        BufferedImage both =
                new BufferedImage(
                        left.getWidth() + GAP + right.getWidth(),
                        Math.max(left.getHeight(), right.getHeight()),
                        BufferedImage.TYPE_INT_ARGB);
        Graphics2D paper = both.createGraphics();
        paper.drawImage(left, 0, 0, null);
        paper.drawImage(right, left.getWidth() + GAP, 0, null);
        paper.dispose();
        return both;
    }

    private static void write(BufferedImage picture, String name) throws IOException {
        Path file = Path.of("target", "demo", name).toAbsolutePath();
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        ImageIO.write(picture, "png", file.toFile());
        say("picture: " + file);
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
