package chat.parley.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.fx.FxThread;
import chat.parley.desktop.kit.ScreenTest;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.settings.SettingsViewModel.Section;
import chat.parley.desktop.text.Times;
import chat.parley.desktop.theme.Accent;
import chat.parley.desktop.theme.ThemeMode;
import chat.parley.engine.trouble.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsUiTest extends ScreenTest {
    private final SampleMessenger messenger = new SampleMessenger(Clock.systemUTC(), "Amara Obi");
    private final List<String> done = new ArrayList<>();
    private StackPane root;
    private SettingsViewModel model;
    private SettingsView view;

    @Override
    protected List<Class<?>> rooms() {
        return List.of(SettingsView.class);
    }

    @Override
    protected Parent content() {
        root = new StackPane();
        open();
        return root;
    }

    private void open() {
        open(new Build("0.1", Optional.of("https://source.harbour.example/parley")));
    }

    private void open(Build build) {
        model =
                new SettingsViewModel(
                        messenger,
                        AppearanceViewModel.Look.of(theme),
                        new SettingsViewModel.Doors(
                                new FxThread(),
                                new Times(Clock.systemUTC(), Locale.UK),
                                address -> done.add("opened " + address),
                                () -> done.add("kit")),
                        build);
        view = new SettingsView(model, (_, name) -> Optional.of(Path.of(name)));
        root.getChildren().setAll(view);
    }

    @AfterEach
    void usualSize() {
        fx(() -> theme.sizeProperty().set(100));
    }

    @Test
    void theThemeAppliesAtOnceAndIsKept() {
        Paint before = ground();
        press("settings-theme-dark");
        assertEquals(ColorScheme.DARK, ask(() -> scene.getPreferences().getColorScheme()));
        assertFalse(before.equals(ground()), "nothing got darker");
        press("settings-accent-teal");
        assertEquals(Accent.TEAL, ask(() -> theme.accentProperty().get()));
        assertSays("Teal");

        fx(
                () -> {
                    theme.modeProperty().set(ThemeMode.LIGHT);
                    theme.accentProperty().set(Accent.BLUE);
                    SettingsViewModel.restoreLook(messenger, theme, Runnable::run);
                });
        assertEquals(ThemeMode.DARK, ask(() -> theme.modeProperty().get()));
        assertEquals(Accent.TEAL, ask(() -> theme.accentProperty().get()));

        press("settings-reset");
        assertEquals(ThemeMode.SYSTEM, ask(() -> theme.modeProperty().get()));
        assertEquals(Accent.BLUE, ask(() -> theme.accentProperty().get()));
    }

    @Test
    void theSizeFollowsTheKeys() {
        fx(() -> find("settings-size", Slider.class).requestFocus());
        robot.type(KeyCode.RIGHT, 2);
        assertEquals(120, ask(() -> theme.sizeProperty().get()));
        assertSays("120 %");
        assertEquals(Optional.of("120"), messenger.setting(Preferences.SIZE));
        robot.type(KeyCode.LEFT);
        assertEquals(110, ask(() -> theme.sizeProperty().get()));
    }

    @Test
    void sectionsAreWalkedWithTheArrows() {
        fx(view::focus);
        assertTrue(focused("settings-appearance"));
        robot.type(KeyCode.DOWN);
        assertSays("Key fingerprint");
        robot.type(KeyCode.DOWN);
        assertSays("Tell others when I have read their messages");
        assertTrue(focused("settings-privacy"));
    }

    @Test
    void readReceiptsAreSwitchedByKeyboard() {
        show(Section.PRIVACY);
        fx(() -> find("settings-receipts", Region.class).requestFocus());
        robot.type(KeyCode.SPACE);

        assertFalse(messenger.tellsReading());
    }

    @Test
    void theAccountSaysWhereItLives() {
        show(Section.ACCOUNT);
        assertSays("Amara Obi");
        assertSays("@amara.obi");
        assertSays(messenger.me().value().account().text());
        assertSays("chat.nordhafen.example, port 443");
        assertSays("Not saved yet");

        press("settings-kit");
        assertEquals(List.of("kit"), done);
        fx(() -> messenger.kitSaved().join());
        assertFalse(shows("settings-kit"));
        assertSays("Your copy is the only one");
    }

    @Test
    void anExportSaysWhatBecameOfIt() {
        show(Section.ACCOUNT);
        fx(() -> find("settings-export", Region.class).requestFocus());
        robot.type(KeyCode.SPACE);
        assertSays("Written to parley-export.jsonl");

        messenger.failsWith(Optional.of(Trouble.DISK_FULL));
        robot.type(KeyCode.SPACE);
        assertSays("The disk is full");
    }

    @Test
    void whatCannotBeKeptIsSaid() {
        messenger.failsWith(Optional.of(Trouble.PROFILE_READ_ONLY));
        press("settings-theme-dark");

        assertSays("This holds until Parley is closed");
        assertEquals(ThemeMode.DARK, ask(() -> theme.modeProperty().get()));
    }

    @Test
    void aBuildWithoutAnAddressSaysSoInsteadOfLeadingNowhere() {
        fx(() -> open(new Build("0.1", Optional.empty())));
        show(Section.ABOUT);
        assertSays("has named no address for its source");
        assertFalse(shows("settings-source"));
    }

    @Test
    void aboutLeadsToTheSourceAndTheLicences() {
        show(Section.ABOUT);
        press("settings-source");
        assertEquals(List.of("opened https://source.harbour.example/parley"), done);

        press("settings-licence");
        assertSays("GNU AFFERO GENERAL PUBLIC LICENSE");
        fx(() -> find("settings-licence-text", Region.class).requestFocus());
        robot.type(KeyCode.ESCAPE);
        assertFalse(shows("settings-licence-text"));

        press("settings-library-atlantafx");
        assertSays("MIT License");
        press("settings-licence-back");
        assertTrue(shows("settings-licence"));
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void everythingIsNamed(Section section) {
        show(section);
        assertEverythingIsNamed();
    }

    private void show(Section section) {
        fx(() -> model.sectionProperty().set(section));
    }

    private Paint ground() {
        return ask(
                () -> {
                    root.applyCss();
                    return view.getBackground().getFills().getFirst().getFill();
                });
    }
}
