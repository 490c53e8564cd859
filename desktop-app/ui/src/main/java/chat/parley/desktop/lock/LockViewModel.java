package chat.parley.desktop.lock;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.Troubles;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.Entrance;
import chat.parley.engine.Messenger;
import chat.parley.engine.trouble.Trouble;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The door of a profile. For the JavaFX thread. */
public final class LockViewModel {

    /** What stands on the screen. */
    enum State {
        /** The keystore is being asked; nothing to do. */
        KEYSTORE,
        /** The passphrase is needed. */
        PASSPHRASE,
        /** The profile is being opened. */
        OPENING,
        /** It does not open, see {@link #problemProperty}. */
        PROBLEM
    }

    /** What becomes of the window. */
    public interface Ways {
        /** The profile is open. */
        void opened(Messenger messenger);

        /**
         * An account was made here, but the relay does not take it in as it is: back to the invite link.
         *
         * @param because {@link Trouble#HANDLE_TAKEN} or why the invite is no good
         */
        void joinAgain(Trouble because);

        /** Another Parley had the profile open: look at the folder again. */
        void lookAgain();
    }

    private final Entrance entrance;
    private final Executor gate;
    private final Ways ways;
    private final boolean unfinished;
    private final Texts texts = Texts.of(LockViewModel.class);
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(State.PASSPHRASE);
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<LockProblem>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean withKeystore;
    private boolean inUse;

    /**
     * The door of the folder that an entrance leads into.
     *
     * @param look what it holds, and not {@link Entrance.Look#EMPTY}
     */
    public LockViewModel(Entrance entrance, Entrance.Look look, Executor gate, Ways ways) {
        this.entrance = entrance;
        this.gate = gate;
        this.ways = ways;
        unfinished = look == Entrance.Look.UNFINISHED;
        passphrase.addListener((_, _, _) -> refusal.set(""));
        if (look == Entrance.Look.KEYSTORE) {
            withKeystore = true;
            open(State.KEYSTORE, Optional.empty());
        } else if (look == Entrance.Look.IN_USE) {
            inUse = true;
            stopped(Trouble.PROFILE_IN_USE);
        }
    }

    /** An invite link came although there is a profile here: it is not used, and that is said. */
    public void invited() {
        note.set(texts.get("invited"));
    }

    /** Whether the account was made and joining was interrupted. */
    boolean unfinished() {
        return unfinished;
    }

    StringProperty passphraseProperty() {
        return passphrase;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the passphrase was refused, or nothing. */
    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** What else to know, or nothing. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Why it does not open, in the state {@link State#PROBLEM}. */
    ReadOnlyObjectProperty<Optional<LockProblem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Opens the profile with what stands in the field. */
    void unlock() {
        if (state.get() != State.PASSPHRASE) {
            return;
        }
        if (passphrase.get().isEmpty()) {
            refusal.set(texts.get("missing"));
            return;
        }
        withKeystore = false;
        open(State.OPENING, Optional.of(passphrase.get().toCharArray()));
    }

    /** Tries again what failed. */
    void again() {
        if (inUse) {
            ways.lookAgain();
            return;
        }
        problem.set(Optional.empty());
        if (withKeystore) {
            open(State.KEYSTORE, Optional.empty());
        } else {
            state.set(State.PASSPHRASE);
            unlock();
        }
    }

    private void open(State meanwhile, Optional<char[]> with) {
        state.set(meanwhile);
        Answers.take(
                entrance.open(with),
                gate,
                messenger -> {
                    passphrase.set("");
                    ways.opened(messenger);
                },
                failure -> failed(Troubles.of(failure)));
    }

    private void failed(Trouble trouble) {
        switch (trouble) {
            case PASSPHRASE_WRONG, PASSPHRASE_SHORT, PASSPHRASE_MISSING -> {
                state.set(State.PASSPHRASE);
                if (!withKeystore) {
                    refusal.set(texts.get("wrong"));
                }
            }
            case HANDLE_TAKEN,
                    HANDLE_MALFORMED,
                    NAME_MALFORMED,
                    INVITE_SPENT,
                    INVITE_MALFORMED,
                    NO_PROFILE ->
                    ways.joinAgain(trouble);
            case RELAY_UNREACHABLE,
                    RELAY_KEY_WRONG,
                    UPGRADE_NEEDED,
                    PROFILE_EXISTS,
                    PROFILE_IN_USE,
                    PROFILE_READ_ONLY,
                    PROFILE_DAMAGED,
                    DISK_FULL,
                    PERSON_UNKNOWN,
                    PERSON_NOT_TRUSTED,
                    SENDING_STOPPED,
                    TEXT_EMPTY,
                    TEXT_TOO_LONG,
                    RATE_LIMITED,
                    REFUSED,
                    SIGNED_OUT,
                    ACCOUNT_DISABLED,
                    ACCOUNT_CLOSED,
                    INTERNAL ->
                    stopped(trouble);
        }
    }

    private void stopped(Trouble trouble) {
        problem.set(Optional.of(LockProblem.of(trouble, texts)));
        state.set(State.PROBLEM);
    }
}
