package chat.parley.desktop.settings;

import chat.parley.desktop.os.Browser;
import chat.parley.desktop.text.Times;
import chat.parley.desktop.theme.Theme;
import chat.parley.desktop.theme.ThemeMode;
import chat.parley.engine.Messenger;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The settings, section by section. For the JavaFX thread. */
public final class SettingsViewModel implements AutoCloseable {

    /** What can be set. */
    public enum Section {
        APPEARANCE,
        ACCOUNT,
        PRIVACY,
        DEVICES,
        ABOUT
    }

    /** What it needs from outside. */
    public record Doors(Executor gate, Times times, Browser browser, Runnable openKit) {}

    private final Preferences preferences;
    private final AppearanceViewModel appearance;
    private final AccountViewModel account;
    private final PrivacyViewModel privacy;
    private final OwnDevicesViewModel devices;
    private final Browser browser;
    private final Build build;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.APPEARANCE);
    private final ObjectProperty<Optional<Library>> licence =
            new SimpleObjectProperty<>(Optional.empty());

    /** The settings of an open profile. */
    public SettingsViewModel(Messenger messenger, Theme theme, Doors doors) {
        this(messenger, AppearanceViewModel.Look.of(theme), doors, Build.read());
    }

    SettingsViewModel(
            Messenger messenger, AppearanceViewModel.Look look, Doors doors, Build build) {
        this.build = build;
        preferences = new Preferences(messenger, doors.gate());
        appearance = new AppearanceViewModel(look, preferences);
        account = new AccountViewModel(messenger, doors.gate(), doors.openKit());
        privacy = new PrivacyViewModel(preferences);
        devices = new OwnDevicesViewModel(messenger, doors.gate(), doors.times());
        browser = doors.browser();
        section.addListener((_, _, _) -> licence.set(Optional.empty()));
    }

    /** Gives the windows the look that was chosen in a profile: to be called once it is open. */
    public static void restoreLook(Messenger messenger, Theme theme, Executor gate) {
        new AppearanceViewModel(
                        AppearanceViewModel.Look.of(theme), new Preferences(messenger, gate))
                .restore();
    }

    /** Shows every window in another theme, and remembers it in a profile. */
    public static void choose(Messenger messenger, Theme theme, Executor gate, ThemeMode mode) {
        new AppearanceViewModel(
                        AppearanceViewModel.Look.of(theme), new Preferences(messenger, gate))
                .choose(mode);
    }

    /** What is shown. */
    public ObjectProperty<Section> sectionProperty() {
        return section;
    }

    AppearanceViewModel appearance() {
        return appearance;
    }

    AccountViewModel account() {
        return account;
    }

    PrivacyViewModel privacy() {
        return privacy;
    }

    OwnDevicesViewModel devices() {
        return devices;
    }

    /** Whose licence is being read. */
    ObjectProperty<Optional<Library>> licenceProperty() {
        return licence;
    }

    Build build() {
        return build;
    }

    void openSource() {
        build.source().ifPresent(browser::open);
    }

    /** Why the last change will be gone after a restart, or nothing. */
    ReadOnlyStringProperty problemProperty() {
        return preferences.problemProperty();
    }

    @Override
    public void close() {
        account.close();
    }
}
