package chat.parley.desktop.settings;

import chat.parley.desktop.theme.Accent;
import chat.parley.desktop.theme.Theme;
import chat.parley.desktop.theme.ThemeMode;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;

/** Theme, accent and size. They change in every window at once. */
final class AppearanceViewModel {
    /** From one size to the next, in percent. */
    static final int STEP = 10;

    private static final int USUAL_SIZE = 100;

    private final Look look;
    private final Preferences preferences;

    /** What the windows show. */
    record Look(
            ObjectProperty<ThemeMode> mode, ObjectProperty<Accent> accent, IntegerProperty size) {

        static Look of(Theme theme) {
            return new Look(theme.modeProperty(), theme.accentProperty(), theme.sizeProperty());
        }
    }

    AppearanceViewModel(Look look, Preferences preferences) {
        this.look = look;
        this.preferences = preferences;
    }

    /** Gives the windows what was chosen in this profile before. */
    void restore() {
        preferences.choice(Preferences.MODE, ThemeMode.class).ifPresent(look.mode()::set);
        preferences.choice(Preferences.ACCENT, Accent.class).ifPresent(look.accent()::set);
        preferences
                .number(Preferences.SIZE)
                .map(AppearanceViewModel::step)
                .ifPresent(look.size()::set);
    }

    Look look() {
        return look;
    }

    void choose(ThemeMode mode) {
        look.mode().set(mode);
        preferences.set(Preferences.MODE, mode);
    }

    void choose(Accent accent) {
        look.accent().set(accent);
        preferences.set(Preferences.ACCENT, accent);
    }

    /** Takes the nearest step. */
    void choose(int size) {
        int nearest = step(size);
        if (nearest != look.size().get()) {
            look.size().set(nearest);
            preferences.set(Preferences.SIZE, nearest);
        }
    }

    /** Everything as it comes. */
    void reset() {
        choose(ThemeMode.SYSTEM);
        choose(Accent.BLUE);
        choose(USUAL_SIZE);
    }

    private static int step(int size) {
        return Math.clamp(
                Math.round((float) size / STEP) * (long) STEP, Theme.MIN_SIZE, Theme.MAX_SIZE);
    }
}
