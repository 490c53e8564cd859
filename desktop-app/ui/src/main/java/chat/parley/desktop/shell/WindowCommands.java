package chat.parley.desktop.shell;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.search.Command;
import chat.parley.desktop.text.Texts;
import java.util.List;

/** What the window can do, for the switcher. */
public final class WindowCommands {
    private WindowCommands() {}

    /** The commands of the window that {@code model} leads. */
    public static List<Command> of(ShellViewModel model) {
        Texts texts = Texts.of(WindowCommands.class);
        return List.of(
                new Command(
                        Icon.SETTINGS,
                        texts.get("command.settings"),
                        texts.get("command.place"),
                        texts.get("command.settings.words"),
                        "Ctrl+,",
                        model::showSettings),
                new Command(
                        Icon.CHAT,
                        texts.get("command.chats"),
                        texts.get("command.place"),
                        texts.get("command.chats.words"),
                        "",
                        model::showChats));
    }
}
