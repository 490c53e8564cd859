package chat.parley.desktop.onboarding;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.Troubles;
import chat.parley.desktop.text.Organisation;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.Entrance;
import chat.parley.engine.Messenger;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.trouble.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The way from an invite link into the organisation, with the recovery kit as its last step. For the JavaFX thread.
 */
public final class OnboardingViewModel {

    /** Where on the way somebody is. */
    enum Step {
        INVITE,
        NAME,
        PASSPHRASE,
        /** Nothing to do but wait; the dots count it with the passphrase. */
        JOINING,
        KIT
    }

    /** What becomes of the window. */
    public interface Ways {
        /** The account is there and the profile open; the recovery kit is still to come. */
        void joined(Messenger messenger);

        /** The recovery kit is saved or put off. */
        void done();

        /** There is a profile in this folder already. */
        void openExisting();
    }

    private final Entrance entrance;
    private final Executor gate;
    private final Function<Messenger, RecoveryKitViewModel> kits;
    private final Ways ways;
    private final Texts texts = Texts.of(OnboardingViewModel.class);
    private final InviteViewModel invite;
    private final NameViewModel name = new NameViewModel();
    private final PassphraseViewModel passphrase;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.INVITE);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<JoinProblem>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RecoveryKitViewModel>> kit =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * The way in.
     *
     * @param randomWords unrelated words to offer as a passphrase
     * @param kits the last step
     */
    public OnboardingViewModel(
            Entrance entrance,
            Executor gate,
            Supplier<List<String>> randomWords,
            Function<Messenger, RecoveryKitViewModel> kits,
            Ways ways) {
        this.entrance = entrance;
        this.gate = gate;
        this.kits = kits;
        this.ways = ways;
        invite = new InviteViewModel(entrance, gate);
        passphrase = new PassphraseViewModel(randomWords);
        Answers.take(entrance.keystore(), gate, passphrase.keystoreProperty()::set, Troubles::of);
    }

    /** A link that the program was started with, or that was clicked meanwhile. */
    public void invited(String link) {
        if (step.get() == Step.INVITE) {
            invite.textProperty().set(link);
        }
    }

    /**
     * An account was made here, but joining could not be finished.
     *
     * @param because why
     */
    public void unfinished(Trouble because) {
        note.set(
                switch (because) {
                    case HANDLE_TAKEN -> texts.get("unfinished.taken");
                    case HANDLE_MALFORMED, NAME_MALFORMED -> texts.get("unfinished.name");
                    case INVITE_MALFORMED, INVITE_SPENT -> texts.get("unfinished.spent");
                    // nothing was made, so there is nothing to go on with
                    case NO_PROFILE -> "";
                    case RELAY_UNREACHABLE,
                            RELAY_KEY_WRONG,
                            UPGRADE_NEEDED,
                            PASSPHRASE_MISSING,
                            PASSPHRASE_WRONG,
                            PASSPHRASE_SHORT,
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
                            throw new IllegalArgumentException("the lock says " + because);
                });
    }

    InviteViewModel invite() {
        return invite;
    }

    NameViewModel name() {
        return name;
    }

    PassphraseViewModel passphrase() {
        return passphrase;
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** What somebody should know who has been here before, or nothing. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Why joining stopped. */
    ReadOnlyObjectProperty<Optional<JoinProblem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The last step, once it is reached. */
    ReadOnlyObjectProperty<Optional<RecoveryKitViewModel>> kitProperty() {
        return kit.getReadOnlyProperty();
    }

    /** What the organisation is called, as its relay says; empty where it says nothing of its own. */
    Optional<String> organisation() {
        return invite.relay().map(RelayPreview::name).flatMap(Organisation::named);
    }

    /** The step's one way on, as far as what was entered allows it. */
    void next() {
        switch (step.get()) {
            case INVITE -> {
                if (invite.accepted().isPresent()) {
                    step.set(Step.NAME);
                }
            }
            case NAME -> {
                if (name.check()) {
                    passphrase.own(List.of(name.nameProperty().get(), name.handleProperty().get()));
                    step.set(Step.PASSPHRASE);
                }
            }
            case PASSPHRASE -> {
                if (passphrase.check()) {
                    join();
                }
            }
            case JOINING -> {
                if (problem.get().filter(JoinProblem::opens).isPresent()) {
                    ways.openExisting();
                } else if (problem.get().isPresent()) {
                    join();
                }
            }
            case KIT -> kit.get().ifPresent(RecoveryKitViewModel::finish);
        }
    }

    /** One step back, where there is one; what was entered stays. */
    void back() {
        switch (step.get()) {
            case NAME -> step.set(Step.INVITE);
            case PASSPHRASE -> step.set(Step.NAME);
            case JOINING -> {
                if (problem.get().isPresent()) {
                    step.set(Step.PASSPHRASE);
                }
            }
            case INVITE, KIT -> {}
        }
    }

    private void join() {
        problem.set(Optional.empty());
        step.set(Step.JOINING);
        Answers.take(
                entrance.join(
                        invite.accepted().orElseThrow(),
                        name.validName().orElseThrow(),
                        name.validHandle().orElseThrow(),
                        passphrase.copy()),
                gate,
                this::joined,
                this::stopped);
    }

    private void joined(Messenger messenger) {
        passphrase.forget();
        ways.joined(messenger);
        if (messenger.kitWords().isEmpty()) {
            ways.done();
            return;
        }
        kit.set(Optional.of(kits.apply(messenger)));
        step.set(Step.KIT);
    }

    /** Says it where it can be mended. */
    private void stopped(Throwable failure) {
        Trouble trouble = Troubles.of(failure);
        switch (trouble) {
            case INVITE_SPENT, INVITE_MALFORMED, RELAY_KEY_WRONG -> {
                invite.refused(failure);
                step.set(Step.INVITE);
            }
            case HANDLE_TAKEN -> {
                name.taken();
                step.set(Step.NAME);
            }
            case HANDLE_MALFORMED -> {
                name.handleRefused();
                step.set(Step.NAME);
            }
            case NAME_MALFORMED -> {
                name.nameRefused();
                step.set(Step.NAME);
            }
            case PASSPHRASE_SHORT, PASSPHRASE_MISSING -> {
                passphrase.refused();
                step.set(Step.PASSPHRASE);
            }
            case PASSPHRASE_WRONG -> {
                passphrase.another();
                step.set(Step.PASSPHRASE);
            }
            case RELAY_UNREACHABLE,
                    UPGRADE_NEEDED,
                    NO_PROFILE,
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
                    problem.set(Optional.of(JoinProblem.of(trouble, organisation(), texts)));
        }
    }
}
