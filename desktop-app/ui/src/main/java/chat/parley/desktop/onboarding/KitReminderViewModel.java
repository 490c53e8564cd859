package chat.parley.desktop.onboarding;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.FxState;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.KitState;
import chat.parley.engine.account.Me;
import java.time.Clock;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Whether the window reminds of the recovery kit. For the JavaFX thread. */
public final class KitReminderViewModel implements AutoCloseable {
    private final FxState<Me> me;
    private final KitReminder reminder;
    private final Executor gate;
    private final Runnable openKit;
    private final ReadOnlyBooleanWrapper due = new ReadOnlyBooleanWrapper();

    /**
     * A reminder.
     *
     * @param openKit shows the recovery kit
     */
    public KitReminderViewModel(Messenger messenger, Executor gate, Clock clock, Runnable openKit) {
        this.gate = gate;
        this.openKit = openKit;
        reminder = new KitReminder(messenger, clock);
        me = new FxState<>(messenger.me(), gate);
        me.property().addListener((_, _, _) -> look());
        look();
    }

    /** Whether to show the reminder. */
    public ReadOnlyBooleanProperty dueProperty() {
        return due.getReadOnlyProperty();
    }

    /** Looks at the time again: the window calls it when it gets the focus. */
    public void look() {
        due.set(me.value().kit() == KitState.UNSAVED && reminder.due());
    }

    void save() {
        openKit.run();
    }

    void tomorrow() {
        Answers.take(reminder.tomorrow(), gate, _ -> look(), _ -> look());
    }

    @Override
    public void close() {
        me.close();
    }
}
