package chat.parley.desktop.shell;

import chat.parley.desktop.fx.FxState;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Me;
import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.content.ChatId;
import chat.parley.model.id.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Where the person is in the window. For the JavaFX thread. */
public final class ShellViewModel implements AutoCloseable {

    /** What fills the window beside the rail. */
    public enum Page {
        /** List and conversation. */
        CHATS,
        /** Settings. */
        SETTINGS
    }

    private final FxState<Me> me;
    private final FxState<List<ChatSummary>> chats;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.CHATS);
    private final ReadOnlyObjectWrapper<Optional<ChatId>> chat =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AccountId>> person =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper switcher = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper anyChat = new ReadOnlyBooleanWrapper();
    private final BooleanProperty narrow = new SimpleBooleanProperty();

    /** At the chats, with none open. */
    public ShellViewModel(Messenger messenger, Executor gate) {
        me = new FxState<>(messenger.me(), gate);
        chats = new FxState<>(messenger.chats(), gate);
        chats.property().addListener((_, _, now) -> count(now));
        count(chats.value());
    }

    /** Who uses this window. */
    public ReadOnlyObjectProperty<Me> meProperty() {
        return me.property();
    }

    /** What fills the window beside the rail. */
    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The chat that is open. */
    public ReadOnlyObjectProperty<Optional<ChatId>> chatProperty() {
        return chat.getReadOnlyProperty();
    }

    /** Whose page stands beside the conversation. */
    public ReadOnlyObjectProperty<Optional<AccountId>> personProperty() {
        return person.getReadOnlyProperty();
    }

    /** Whether the switcher lies over the window. */
    public ReadOnlyBooleanProperty switcherProperty() {
        return switcher.getReadOnlyProperty();
    }

    /** How many messages nobody has read, in all chats. */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** Whether there is a chat to open. */
    public ReadOnlyBooleanProperty anyChatProperty() {
        return anyChat.getReadOnlyProperty();
    }

    /** Whether list and conversation take turns because the window is small. */
    public BooleanProperty narrowProperty() {
        return narrow;
    }

    /** Opens a chat, wherever the person was. */
    public void open(ChatId next) {
        page.set(Page.CHATS);
        switcher.set(false);
        if (!chat.get().equals(Optional.of(next))) {
            person.set(Optional.empty());
            chat.set(Optional.of(next));
        }
    }

    /** Back to the list. */
    public void leaveChat() {
        person.set(Optional.empty());
        chat.set(Optional.empty());
    }

    /** Opens the chat that stands there in the list, counted from 1; none further down. */
    public void openAt(int place) {
        if (place <= chats.value().size()) {
            open(chats.value().get(place - 1).chat());
        }
    }

    /** Opens the chat so many places further down; the first or last one where none is open. */
    public void walk(int steps) {
        List<ChatId> order = chats.value().stream().map(ChatSummary::chat).toList();
        if (order.isEmpty()) {
            return;
        }
        int at = chat.get().map(order::indexOf).orElse(-1);
        if (at < 0) {
            open(steps > 0 ? order.getFirst() : order.getLast());
        } else if (at + steps >= 0 && at + steps < order.size()) {
            open(order.get(at + steps));
        }
    }

    /** Shows somebody's page beside the conversation, or puts it away. */
    public void togglePerson(AccountId account) {
        person.set(
                person.get().equals(Optional.of(account))
                        ? Optional.empty()
                        : Optional.of(account));
    }

    /** Puts the page beside the conversation away. */
    public void closePerson() {
        person.set(Optional.empty());
    }

    /** Shows list and conversation. */
    public void showChats() {
        page.set(Page.CHATS);
    }

    /** Shows the settings. */
    public void showSettings() {
        switcher.set(false);
        page.set(Page.SETTINGS);
    }

    /** Lays the switcher over the window, or takes it away. */
    public void toggleSwitcher() {
        switcher.set(!switcher.get());
    }

    /** Takes the switcher away. */
    public void closeSwitcher() {
        switcher.set(false);
    }

    /** What was written in a chat before and not sent. */
    String draft(ChatId of) {
        return chats.value().stream()
                .filter(each -> each.chat().equals(of))
                .findFirst()
                .map(ChatSummary::draft)
                .orElse("");
    }

    /**
     * One step back: the switcher, the page beside, the settings, and in a small window the conversation.
     *
     * @return whether there was a step to take
     */
    public boolean back() {
        if (switcher.get()) {
            switcher.set(false);
        } else if (person.get().isPresent()) {
            person.set(Optional.empty());
        } else if (page.get() != Page.CHATS) {
            page.set(Page.CHATS);
        } else if (narrow.get() && chat.get().isPresent()) {
            leaveChat();
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        me.close();
        chats.close();
    }

    private void count(List<ChatSummary> now) {
        anyChat.set(!now.isEmpty());
        unread.set(now.stream().mapToInt(ChatSummary::unread).sum());
    }
}
