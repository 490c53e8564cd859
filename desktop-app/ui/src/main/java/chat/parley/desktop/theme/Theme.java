package chat.parley.desktop.theme;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/**
 * The look of every window that was handed to {@link #dress}: mode, accent and size, changed live. For the JavaFX thread
 * only.
 */
public final class Theme {
    /** The smallest size, in percent. */
    public static final int MIN_SIZE = 80;

    /** The largest size, in percent. */
    public static final int MAX_SIZE = 200;

    private final ObjectProperty<ThemeMode> mode = new SimpleObjectProperty<>(ThemeMode.SYSTEM);
    private final ObjectProperty<Accent> accent = new SimpleObjectProperty<>(Accent.BLUE);
    private final IntegerProperty size = new SimpleIntegerProperty(100);
    private final List<Sheet> sheets = new ArrayList<>();
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * A theme for windows that show these rooms.
     *
     * @param rooms one class of each room that has a stylesheet, which lies beside it and is named like the room
     */
    public Theme(List<Class<?>> rooms) {
        Fonts.load();
        sheets.add(Sheet.resource(Theme.class, "tokens.css"));
        sheets.add(Sheet.resource(Theme.class, "base.css"));
        sheets.add(Sheet.resource(Theme.class, "/chat/parley/desktop/kit/kit.css"));
        rooms.forEach(room -> sheets.add(sheetOf(room)));
        mode.addListener((_, _, _) -> scenes.forEach(this::apply));
        accent.addListener((_, _, _) -> scenes.forEach(this::apply));
        size.addListener((_, _, _) -> resize());
        resize();
    }

    /** Gives a window's scene this look, now and whenever it changes. */
    public void dress(Scene scene) {
        scenes.add(scene);
        apply(scene);
    }

    /** Light, dark or the system's choice. */
    public ObjectProperty<ThemeMode> modeProperty() {
        return mode;
    }

    /** The person's colour. */
    public ObjectProperty<Accent> accentProperty() {
        return accent;
    }

    /** The size of everything in percent, {@value #MIN_SIZE} to {@value #MAX_SIZE}. */
    public IntegerProperty sizeProperty() {
        return size;
    }

    /** So many pixels of the design at the present size, for the few lengths that no stylesheet can hold. */
    public double pixels(double design) {
        return design * size.get() / 100;
    }

    private static Sheet sheetOf(Class<?> room) {
        String name = room.getPackageName();
        return Sheet.resource(room, name.substring(name.lastIndexOf('.') + 1) + ".css");
    }

    private void resize() {
        var stock = new PrimerLight();
        int percent = Math.clamp(size.get(), MIN_SIZE, MAX_SIZE);
        Application.setUserAgentStylesheet(
                percent == 100
                        ? stock.getUserAgentStylesheetBSS()
                        : Sheet.resource(PrimerLight.class, stock.getUserAgentStylesheet())
                                .scaled(percent)
                                .address());
        scenes.forEach(this::apply);
    }

    private void apply(Scene scene) {
        scene.getPreferences()
                .setColorScheme(
                        switch (mode.get()) {
                            case SYSTEM -> null;
                            case LIGHT -> ColorScheme.LIGHT;
                            case DARK -> ColorScheme.DARK;
                        });
        int percent = Math.clamp(size.get(), MIN_SIZE, MAX_SIZE);
        var addresses = new ArrayList<String>();
        sheets.forEach(sheet -> addresses.add(sheet.scaled(percent).address()));
        if (accent.get() != Accent.BLUE) {
            addresses.add(Sheet.text(accentSheet(accent.get())).address());
        }
        if (!scene.getStylesheets().equals(addresses)) {
            scene.getStylesheets().setAll(addresses);
        }
    }

    private static String accentSheet(Accent accent) {
        return """
        .root {
            -accent: -%1$s;
            -accent-hover: -%1$s-hover;
            -accent-subtle: -%1$s-subtle;
            -accent-text: -%1$s-text;
            -mine: -%1$s-mine;
        }
        """
                .formatted(accent.role());
    }
}
