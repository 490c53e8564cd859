package chat.parley.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.settings.AccountViewModel.Export;
import chat.parley.desktop.text.Times;
import chat.parley.desktop.theme.Accent;
import chat.parley.desktop.theme.ThemeMode;
import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.trouble.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class SettingsViewModelTest {
    private final SampleMessenger messenger = new SampleMessenger(Clock.systemUTC(), "Amara Obi");
    private final Preferences preferences = new Preferences(messenger, Runnable::run);

    @Test
    void appearanceAppliesAtOnceAndComesBack() {
        AppearanceViewModel appearance = appearance();
        appearance.choose(ThemeMode.DARK);
        appearance.choose(Accent.TEAL);
        appearance.choose(123);
        assertEquals(ThemeMode.DARK, appearance.look().mode().get());
        assertEquals(120, appearance.look().size().get());

        AppearanceViewModel later = appearance();
        later.restore();

        assertEquals(ThemeMode.DARK, later.look().mode().get());
        assertEquals(Accent.TEAL, later.look().accent().get());
        assertEquals(120, later.look().size().get());

        later.reset();
        AppearanceViewModel last = appearance();
        last.restore();
        assertEquals(ThemeMode.SYSTEM, last.look().mode().get());
        assertEquals(Accent.BLUE, last.look().accent().get());
        assertEquals(100, last.look().size().get());
    }

    @Test
    void whatAnotherVersionWroteIsLeftAlone() {
        messenger.setting(Preferences.MODE, "sepia").join();
        messenger.setting(Preferences.SIZE, "huge").join();
        messenger.setting(Preferences.ACCENT, "").join();
        AppearanceViewModel appearance = appearance();
        appearance.restore();

        assertEquals(ThemeMode.SYSTEM, appearance.look().mode().get());
        assertEquals(100, appearance.look().size().get());
    }

    @Test
    void aSizeOutOfRangeIsTheNearestOne() {
        AppearanceViewModel appearance = appearance();
        appearance.choose(1000);
        assertEquals(200, appearance.look().size().get());
        appearance.choose(1);
        assertEquals(80, appearance.look().size().get());
    }

    @Test
    void whatCouldNotBeKeptHoldsAndIsSaid() {
        messenger.failsWith(Optional.of(Trouble.DISK_FULL));
        AppearanceViewModel appearance = appearance();
        appearance.choose(ThemeMode.DARK);

        assertEquals(ThemeMode.DARK, appearance.look().mode().get());
        assertFalse(preferences.problemProperty().get().isEmpty());

        messenger.failsWith(Optional.empty());
        appearance.choose(ThemeMode.LIGHT);
        assertEquals("", preferences.problemProperty().get());
    }

    @Test
    void readReceiptsAreOnUntilSwitchedOff() {
        var privacy = new PrivacyViewModel(preferences);
        assertTrue(privacy.readReceiptsProperty().get());

        privacy.readReceiptsProperty().set(false);

        assertFalse(messenger.tellsReading());
        assertFalse(new PrivacyViewModel(preferences).readReceiptsProperty().get());
    }

    @Test
    void anExportSaysWhereItIsOrWhyNot() {
        AccountViewModel account = account();
        account.export(Path.of("export.jsonl"));
        assertEquals(new Export.Done(Path.of("export.jsonl")), account.exportProperty().get());

        for (Trouble trouble :
                List.of(Trouble.DISK_FULL, Trouble.PROFILE_READ_ONLY, Trouble.INTERNAL)) {
            messenger.failsWith(Optional.of(trouble));
            account.export(Path.of("export.jsonl"));
            assertInstanceOf(Export.Failed.class, account.exportProperty().get());
        }
    }

    @Test
    void thisDeviceComesFirst() {
        var devices =
                new OwnDevicesViewModel(
                        messenger, Runnable::run, new Times(Clock.systemUTC(), Locale.UK));

        List<DeviceInfo> shown = devices.devices();
        assertTrue(shown.getFirst().current());
        assertFalse(shown.getLast().active());

        messenger.failsWith(Optional.of(Trouble.RELAY_UNREACHABLE));
        devices.load();
        assertFalse(devices.problemProperty().get().isEmpty());
        assertFalse(devices.loadingProperty().get());
    }

    private AccountViewModel account() {
        return new AccountViewModel(messenger, Runnable::run, () -> {});
    }

    private AppearanceViewModel appearance() {
        return new AppearanceViewModel(
                new AppearanceViewModel.Look(
                        new SimpleObjectProperty<>(ThemeMode.SYSTEM),
                        new SimpleObjectProperty<>(Accent.BLUE),
                        new SimpleIntegerProperty(100)),
                preferences);
    }
}
