package chat.parley.desktop;

import chat.parley.desktop.chatlist.ChatListView;
import chat.parley.desktop.composer.ComposerView;
import chat.parley.desktop.conversation.ConversationView;
import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.Closing;
import chat.parley.desktop.fx.Delay;
import chat.parley.desktop.kit.Brand;
import chat.parley.desktop.kit.Dialog;
import chat.parley.desktop.lock.LockView;
import chat.parley.desktop.lock.LockViewModel;
import chat.parley.desktop.onboarding.KitReminderView;
import chat.parley.desktop.onboarding.KitReminderViewModel;
import chat.parley.desktop.onboarding.OnboardingView;
import chat.parley.desktop.onboarding.OnboardingViewModel;
import chat.parley.desktop.onboarding.RecoveryKitView;
import chat.parley.desktop.onboarding.RecoveryKitViewModel;
import chat.parley.desktop.os.Browser;
import chat.parley.desktop.os.Clip;
import chat.parley.desktop.os.HostPaper;
import chat.parley.desktop.os.HostSaveDialog;
import chat.parley.desktop.people.PersonView;
import chat.parley.desktop.people.PersonViewModel;
import chat.parley.desktop.people.SafetyNumberView;
import chat.parley.desktop.people.SafetyNumberViewModel;
import chat.parley.desktop.search.SwitcherView;
import chat.parley.desktop.search.SwitcherViewModel;
import chat.parley.desktop.settings.SettingsView;
import chat.parley.desktop.settings.SettingsViewModel;
import chat.parley.desktop.shell.LastPlace;
import chat.parley.desktop.shell.Rooms;
import chat.parley.desktop.shell.Shell;
import chat.parley.desktop.shell.Shown;
import chat.parley.desktop.shell.WindowCommands;
import chat.parley.desktop.text.Times;
import chat.parley.desktop.theme.Theme;
import chat.parley.engine.Entrance;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.AccountId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One window over one profile folder: the way in, then the conversations. For the JavaFX thread. */
public final class MainWindow {
    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

    /** What every window of the program shares. */
    public record Tools(
            Theme theme,
            Executor gate,
            Executor background,
            Delay delay,
            Clock clock,
            Times times,
            Browser browser,
            Clip clip,
            Supplier<List<String>> randomWords,
            RandomGenerator random) {}

    private static final double LEAST_WIDTH = 720;
    private static final double LEAST_HEIGHT = 520;

    private final Stage stage;
    private final Entrance entrance;
    private final Tools tools;
    private final StackPane root = new StackPane();
    private Optional<Messenger> messenger = Optional.empty();
    private Optional<Shell> shell = Optional.empty();
    private Optional<LastPlace> lastPlace = Optional.empty();
    private Optional<KitReminderViewModel> reminder = Optional.empty();

    /** The rooms that have a stylesheet, for the {@link Theme}. */
    public static List<Class<?>> rooms() {
        return List.of(
                Shell.class,
                ChatListView.class,
                ConversationView.class,
                ComposerView.class,
                OnboardingView.class,
                LockView.class,
                PersonView.class,
                SwitcherView.class,
                SettingsView.class);
    }

    /** A window on {@code stage} over the folder that {@code entrance} leads into; not shown yet. */
    public MainWindow(Stage stage, Entrance entrance, Tools tools, double width, double height) {
        this.stage = stage;
        this.entrance = entrance;
        this.tools = tools;
        stage.setTitle("Parley");
        stage.getIcons().setAll(Brand.icons());
        Scene scene = new Scene(root, width, height);
        tools.theme().dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
    }

    /**
     * Shows what the folder asks for.
     *
     * @param link an invite link that the program was started with
     */
    public void begin(Optional<String> link) {
        StackPane looking = new StackPane(Brand.mark("large"));
        looking.getStyleClass().add("lock");
        fill(looking);
        look(
                found -> {
                    if (found == Entrance.Look.EMPTY) {
                        join(link, Optional.empty());
                    } else {
                        unlock(found, link);
                    }
                });
    }

    private void look(Consumer<Entrance.Look> then) {
        Answers.take(
                entrance.look(),
                tools.gate(),
                then,
                failure -> {
                    LOG.error("the profile folder cannot be looked at", failure);
                    then.accept(Entrance.Look.PASSPHRASE); // opening it says what is wrong
                });
    }

    /** Shows a profile that is open already; this window closes it. */
    public void show(Messenger open) {
        messenger = Optional.of(open);
        SettingsViewModel.restoreLook(open, tools.theme(), tools.gate());
        Shell made =
                new Shell(
                        open,
                        tools.gate(),
                        tools.delay(),
                        tools.clock(),
                        tools.times(),
                        tools.browser()::open,
                        new Around(open));
        shell = Optional.of(made);
        lastPlace = Optional.of(new LastPlace(open, made, tools.gate(), tools.delay()));
        KitReminderViewModel reminding =
                new KitReminderViewModel(open, tools.gate(), tools.clock(), this::saveKit);
        reminder = Optional.of(reminding);
        KitReminderView banner = new KitReminderView(reminding);
        banner.visibleProperty().bind(reminding.dueProperty());
        banner.managedProperty().bind(reminding.dueProperty());
        stage.focusedProperty().subscribe(focused -> reminding.look());
        VBox column = new VBox(banner, made.node());
        VBox.setVgrow(made.node(), Priority.ALWAYS);
        fill(column);
    }

    /** The window itself. */
    public Stage stage() {
        return stage;
    }

    /** Where the person is, once a profile is open. */
    public Optional<Shell> shell() {
        return shell;
    }

    private void fill(Region content) {
        root.getChildren().setAll(content);
    }

    private void join(Optional<String> link, Optional<Trouble> unfinished) {
        OnboardingViewModel model =
                new OnboardingViewModel(
                        entrance,
                        tools.gate(),
                        tools.randomWords(),
                        open -> kit(open, () -> show(open)),
                        new OnboardingViewModel.Ways() {
                            @Override
                            public void joined(Messenger open) {
                                messenger = Optional.of(open);
                            }

                            @Override
                            public void done() {
                                messenger.ifPresent(MainWindow.this::show);
                            }

                            @Override
                            public void openExisting() {
                                look(found -> unlock(found, Optional.empty()));
                            }
                        });
        link.ifPresent(model::invited);
        unfinished.ifPresent(model::unfinished);
        OnboardingView view =
                new OnboardingView(
                        model,
                        tools.clip(),
                        new HostPaper(() -> stage),
                        new HostSaveDialog(() -> stage));
        fill(view);
        view.focus();
    }

    private void unlock(Entrance.Look found, Optional<String> link) {
        LockViewModel model =
                new LockViewModel(
                        entrance,
                        found,
                        tools.gate(),
                        new LockViewModel.Ways() {
                            @Override
                            public void opened(Messenger open) {
                                show(open);
                            }

                            @Override
                            public void joinAgain(Trouble because) {
                                join(Optional.empty(), Optional.of(because));
                            }

                            @Override
                            public void lookAgain() {
                                begin(link);
                            }
                        });
        link.ifPresent(ignored -> model.invited());
        LockView view = new LockView(model);
        fill(view);
        view.focus();
    }

    private RecoveryKitViewModel kit(Messenger open, Runnable done) {
        return new RecoveryKitViewModel(
                open,
                new RecoveryKitViewModel.Tools(
                        tools.gate(),
                        tools.background(),
                        tools.clip(),
                        tools.clock(),
                        tools.random()),
                tools.times(),
                done);
    }

    /** The kit over the whole window, which is as it was afterwards. */
    private void saveKit() {
        if (messenger.flatMap(Messenger::kitWords).isEmpty()) {
            return;
        }
        Region before = (Region) root.getChildren().getFirst();
        RecoveryKitView view =
                new RecoveryKitView(
                        kit(
                                messenger.get(),
                                () -> {
                                    fill(before);
                                    reminder.ifPresent(KitReminderViewModel::look);
                                }),
                        new HostPaper(() -> stage),
                        new HostSaveDialog(() -> stage));
        fill(view);
        view.focus();
    }

    /** The rooms beside and over the conversations. */
    private final class Around implements Rooms {
        private final Messenger open;

        Around(Messenger open) {
            this.open = open;
        }

        @Override
        public Shown settings() {
            SettingsViewModel model =
                    new SettingsViewModel(
                            open,
                            tools.theme(),
                            new SettingsViewModel.Doors(
                                    tools.gate(),
                                    tools.times(),
                                    tools.browser(),
                                    MainWindow.this::saveKit));
            SettingsView view = new SettingsView(model, new HostSaveDialog(() -> stage));
            return new Shown(view, view::focus, view::close);
        }

        @Override
        public Shown person(AccountId account, ObservableValue<Boolean> covers, Runnable close) {
            Person known =
                    open.people().value().stream()
                            .filter(person -> person.account().equals(account))
                            .findFirst()
                            .or(() -> inChats(account))
                            .orElseThrow();
            PersonViewModel model =
                    new PersonViewModel(
                            open,
                            known,
                            tools.gate(),
                            tools.times(),
                            new PersonViewModel.Ways() {
                                @Override
                                public void message(ChatId chat) {
                                    close.run();
                                    shell.ifPresent(present -> present.model().open(chat));
                                }

                                @Override
                                public void verify(AccountId person) {
                                    compare(known);
                                }

                                @Override
                                public void close() {
                                    close.run();
                                }
                            });
            PersonView view = new PersonView(model);
            view.coversProperty().bind(covers);
            return new Shown(view, view::focus, model::close);
        }

        private Optional<Person> inChats(AccountId account) {
            return open.chats().value().stream()
                    .map(summary -> summary.peer())
                    .filter(person -> person.account().equals(account))
                    .findFirst();
        }

        /** Over the whole window, since its code and its digits want room. */
        private void compare(Person person) {
            Comparison comparison = new Comparison(open, person);
            comparison.dialog.show(root, comparison.view::focus);
        }

        @Override
        public Shown switcher() {
            SwitcherViewModel model =
                    new SwitcherViewModel(
                            open,
                            tools.gate(),
                            tools.times(),
                            shell.map(
                                            present ->
                                                    WindowCommands.of(
                                                            present.model(),
                                                            present::newChat,
                                                            mode ->
                                                                    SettingsViewModel.choose(
                                                                            open,
                                                                            tools.theme(),
                                                                            tools.gate(),
                                                                            mode)))
                                    .orElse(List.of()),
                            chat -> shell.ifPresent(present -> present.model().open(chat)),
                            () -> shell.ifPresent(present -> present.model().closeSwitcher()));
            SwitcherView view = new SwitcherView(model);
            return new Shown(view, view::focus, model::close);
        }
    }

    /** The safety number in front of the window. */
    private final class Comparison {
        private final SafetyNumberViewModel model;
        private final SafetyNumberView view;
        private final Dialog dialog;

        Comparison(Messenger open, Person person) {
            model =
                    new SafetyNumberViewModel(
                            open, person, tools.gate(), tools.clip(), this::leave);
            view = new SafetyNumberView(model);
            dialog = new Dialog(view, this::leave);
        }

        private void leave() {
            dialog.hide();
            model.close();
        }
    }

    /** Lets go of what is drawn, and closes the profile; completes once that is done. */
    public CompletableFuture<Void> close() {
        lastPlace.ifPresent(LastPlace::close);
        shell.ifPresent(Shell::close);
        reminder.ifPresent(KitReminderViewModel::close);
        return messenger
                .map(open -> Closing.of(open, tools.background()))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
