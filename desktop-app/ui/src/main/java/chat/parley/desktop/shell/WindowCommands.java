package chat.parley.desktop.shell;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.Keys;
import chat.parley.desktop.search.Command;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.theme.ThemeMode;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;

/** What the window can do, for the switcher. */
public final class WindowCommands {
    private final Texts texts = Texts.of(WindowCommands.class);

    private WindowCommands() {}

    /**
     * The commands of a window.
     *
     * @param model leads the window
     * @param newChat shows the people to begin a chat with
     * @param look shows every window in another theme, and remembers it
     */
    public static List<Command> of(
            ShellViewModel model, Runnable newChat, Consumer<ThemeMode> look) {
        return new WindowCommands().all(model, newChat, look);
    }

    private List<Command> all(ShellViewModel model, Runnable newChat, Consumer<ThemeMode> look) {
        return List.of(
                new Command(
                        Icon.EDIT,
                        texts.get("command.new"),
                        texts.get("command.place"),
                        texts.get("command.new.words"),
                        Keys.command(KeyCode.N),
                        newChat),
                new Command(
                        Icon.SETTINGS,
                        texts.get("command.settings"),
                        texts.get("command.place"),
                        texts.get("command.settings.words"),
                        Keys.command(KeyCode.COMMA),
                        model::showSettings),
                new Command(
                        Icon.CHAT,
                        texts.get("command.chats"),
                        texts.get("command.place"),
                        texts.get("command.chats.words"),
                        "",
                        model::showChats),
                theme(
                        Icon.SUN,
                        texts.get("command.light"),
                        texts.get("command.light.words"),
                        () -> look.accept(ThemeMode.LIGHT)),
                theme(
                        Icon.MOON,
                        texts.get("command.dark"),
                        texts.get("command.dark.words"),
                        () -> look.accept(ThemeMode.DARK)),
                theme(
                        Icon.SYSTEM,
                        texts.get("command.system"),
                        texts.get("command.system.words"),
                        () -> look.accept(ThemeMode.SYSTEM)));
    }

    private Command theme(Icon icon, String name, String words, Runnable run) {
        return new Command(icon, name, texts.get("command.look"), words, "", run);
    }
}
