package chat.parley.desktop.settings;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.FxState;
import chat.parley.desktop.fx.Troubles;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Me;
import chat.parley.engine.trouble.Trouble;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The person's own account: how others see it, its relay, its recovery kit, and its data. */
final class AccountViewModel implements AutoCloseable {

    /** How far an export is. */
    sealed interface Export {
        /** None was asked for. */
        record None() implements Export {}

        /** Being written. */
        record Running() implements Export {}

        /** Written. */
        record Done(Path file) implements Export {}

        /**
         * Not written.
         *
         * @param why what happened and what to do
         */
        record Failed(String why) implements Export {}
    }

    private final Messenger messenger;
    private final Executor gate;
    private final Runnable openKit;
    private final Texts texts = Texts.of(AccountViewModel.class);
    private final FxState<Me> me;
    private final ReadOnlyObjectWrapper<Export> export =
            new ReadOnlyObjectWrapper<>(new Export.None());

    AccountViewModel(Messenger messenger, Executor gate, Runnable openKit) {
        this.messenger = messenger;
        this.gate = gate;
        this.openKit = openKit;
        me = new FxState<>(messenger.me(), gate);
    }

    ReadOnlyObjectProperty<Me> meProperty() {
        return me.property();
    }

    ReadOnlyObjectProperty<Export> exportProperty() {
        return export.getReadOnlyProperty();
    }

    void openKit() {
        openKit.run();
    }

    /** Writes everything readable into a file. */
    void export(Path file) {
        if (export.get() instanceof Export.Running) {
            return;
        }
        export.set(new Export.Running());
        Answers.take(
                messenger.export(file),
                gate,
                _ -> export.set(new Export.Done(file)),
                failure -> export.set(new Export.Failed(why(Troubles.of(failure)))));
    }

    @Override
    public void close() {
        me.close();
    }

    private String why(Trouble trouble) {
        return switch (trouble) {
            case DISK_FULL -> texts.get("export.full");
            case PROFILE_READ_ONLY -> texts.get("export.read-only");
            default -> texts.get("export.failed");
        };
    }
}
