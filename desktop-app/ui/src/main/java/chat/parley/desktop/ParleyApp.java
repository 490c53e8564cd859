package chat.parley.desktop;

import chat.parley.desktop.fx.Closing;
import chat.parley.desktop.fx.FxThread;
import chat.parley.desktop.fx.ScheduledDelay;
import chat.parley.desktop.os.Arguments;
import chat.parley.desktop.os.HostBrowser;
import chat.parley.desktop.os.ProfileFolder;
import chat.parley.desktop.os.SystemClip;
import chat.parley.desktop.os.WindowMemory;
import chat.parley.desktop.text.Times;
import chat.parley.desktop.theme.Theme;
import chat.parley.engine.EngineWiring;
import chat.parley.engine.HostName;
import chat.parley.engine.keys.JavaKeyring;
import chat.parley.engine.keys.Kit;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.application.Application;
import javafx.stage.Stage;

/** The desktop program's life: from the first window to the last. */
public final class ParleyApp extends Application {
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 800;

    /** How many of a kit's words make a passphrase that nobody guesses: 55 bits. */
    private static final int PASSPHRASE_WORDS = 5;

    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("parley-delay").daemon().factory());
    private final ExecutorService background =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("parley-window-", 0).factory());
    private Optional<MainWindow> window = Optional.empty();

    @Override
    public void start(Stage stage) throws Arguments.RefusedException {
        Arguments arguments = Arguments.of(getParameters().getRaw());
        Clock clock = Clock.system(ZoneId.systemDefault());
        SecureRandom random = new SecureRandom();
        Path home = arguments.home().orElseGet(ProfileFolder::usual);
        WindowMemory memory = new WindowMemory(home);
        MainWindow made =
                new MainWindow(
                        stage,
                        new EngineWiring(
                                home,
                                new JavaKeyring(),
                                clock,
                                random,
                                HostName.get(System.getenv())),
                        tools(
                                clock,
                                random,
                                scheduler,
                                background,
                                getHostServices()::showDocument),
                        WIDTH,
                        HEIGHT);
        window = Optional.of(made);
        made.begin(arguments.link());
        memory.follow(stage);
        stage.setOnHiding(_ -> memory.write(stage));
        stage.show();
    }

    /** What windows share. */
    public static MainWindow.Tools tools(
            Clock clock,
            SecureRandom random,
            ScheduledExecutorService scheduler,
            ExecutorService background,
            java.util.function.Consumer<String> host) {
        FxThread gate = new FxThread();
        return new MainWindow.Tools(
                new Theme(MainWindow.rooms()),
                gate,
                background,
                new ScheduledDelay(scheduler, gate),
                clock,
                new Times(clock, Locale.getDefault(Locale.Category.FORMAT)),
                new HostBrowser(host),
                new SystemClip(),
                () -> Kit.random(random).words().subList(0, PASSPHRASE_WORDS),
                random);
    }

    @Override
    public void stop() {
        Closing.beforeTheEnd(
                window.map(MainWindow::close)
                        .orElseGet(() -> CompletableFuture.completedFuture(null)),
                () -> {
                    scheduler.shutdownNow();
                    background.shutdownNow();
                });
    }
}
