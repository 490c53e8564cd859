package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.Delay;
import chat.parley.desktop.fx.Troubles;
import chat.parley.engine.Messenger;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.observe.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Brings the person back to where they were: the open conversation and the width of the list, kept in the profile. */
public final class LastPlace implements AutoCloseable {
    private static final String CHAT = "window.chat";
    private static final String LIST = "window.list";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Messenger messenger;
    private final Executor gate;
    private final Delay delay;
    private final Shell shell;
    private @Nullable Subscription due;

    /** Goes where the person was, and follows them from now on. */
    public LastPlace(Messenger messenger, Shell shell, Executor gate, Delay delay) {
        this.messenger = messenger;
        this.shell = shell;
        this.gate = gate;
        this.delay = delay;
        messenger
                .setting(LIST)
                .filter(width -> width.matches("\\d{1,4}"))
                .map(Double::valueOf)
                .map(width -> Math.clamp(width, ShellFrame.LEAST_LIST, ShellFrame.MOST_LIST))
                .ifPresent(shell.listWidthProperty()::set);
        messenger.setting(CHAT).flatMap(this::stillThere).ifPresent(shell.model()::open);
        shell.model().chatProperty().addListener((_, _, now) -> keepChat(now));
        shell.listWidthProperty().addListener((_, _, _) -> keepListSoon());
    }

    private Optional<ChatId> stillThere(String chat) {
        return messenger.chats().value().stream()
                .map(each -> each.chat())
                .filter(each -> each.text().equals(chat))
                .findFirst();
    }

    private void keepChat(Optional<ChatId> chat) {
        keep(CHAT, chat.map(ChatId::text).orElse(""));
    }

    /** A list that is being drawn wider has a new width with every step of the mouse. */
    private void keepListSoon() {
        stopWaiting();
        due = delay.in(PAUSE, this::keepList);
    }

    private void keepList() {
        stopWaiting();
        keep(LIST, Long.toString(Math.round(shell.listWidthProperty().get())));
    }

    private void keep(String key, String value) {
        // where it cannot be kept, the next start begins elsewhere, which is no loss
        Answers.take(messenger.setting(key, value), gate, _ -> {}, Troubles::of);
    }

    private void stopWaiting() {
        if (due != null) {
            due.close();
            due = null;
        }
    }

    @Override
    public void close() {
        if (due != null) {
            keepList();
        }
    }
}
