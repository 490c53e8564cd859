package chat.parley.desktop.theme;

/** Light, dark, or whatever the system says, also when it changes its mind. */
public enum ThemeMode {
    SYSTEM,
    LIGHT,
    DARK
}
