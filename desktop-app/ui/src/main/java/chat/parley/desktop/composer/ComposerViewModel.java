package chat.parley.desktop.composer;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.Delay;
import chat.parley.desktop.fx.FxState;
import chat.parley.desktop.fx.Troubles;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.ConversationState;
import chat.parley.engine.observe.Subscription;
import chat.parley.engine.trouble.Trouble;
import java.time.Duration;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is being written in one conversation. For the JavaFX thread. It does not own the conversation: whoever opened that
 * closes it, after this.
 */
public final class ComposerViewModel implements AutoCloseable {
    private static final Duration DRAFT_PAUSE = Duration.ofMillis(300);

    private final Conversation conversation;
    private final Executor gate;
    private final Delay delay;
    private final Texts texts = Texts.of(ComposerViewModel.class);
    private final FxState<ConversationState> state;

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final StringProperty waiting = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper closedBecause = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper sendable = new ReadOnlyBooleanWrapper();
    private @Nullable Subscription draftDue;
    private String savedDraft;
    private boolean tooLong;

    /**
     * A composer.
     *
     * @param draft what was written here before and not sent
     */
    public ComposerViewModel(Conversation conversation, String draft, Executor gate, Delay delay) {
        this.conversation = conversation;
        this.gate = gate;
        this.delay = delay;
        this.state = new FxState<>(conversation.state(), gate);
        this.savedDraft = draft;
        text.set(draft);
        text.addListener((_, before, now) -> changed(before, now));
        state.property().addListener((_, _, now) -> follow(now));
        follow(state.value());
    }

    /** What stands in the box. */
    public StringProperty textProperty() {
        return text;
    }

    /** What an empty box says. */
    public ReadOnlyStringProperty promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    /** Why what is sent now does not go out at once, or nothing. */
    public StringProperty waitingProperty() {
        return waiting;
    }

    /** What a person should know before they send, or nothing. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** Why the last message was not sent and what was kept, or nothing. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Why nobody can write here now, or nothing where they can. */
    public ReadOnlyStringProperty closedBecauseProperty() {
        return closedBecause.getReadOnlyProperty();
    }

    /** Whether there is something to send and nothing against it. */
    public ReadOnlyBooleanProperty sendableProperty() {
        return sendable.getReadOnlyProperty();
    }

    /** Says what stands in the box. The box is free at once; what cannot be kept comes back. */
    public void send() {
        if (!sendable.get()) {
            return;
        }
        String said = text.get().strip();
        text.set("");
        saveDraft();
        Answers.take(
                conversation.send(said),
                gate,
                _ -> {},
                problem -> comesBack(said, Troubles.of(problem)));
    }

    /** Keeps what stands in the box now, without waiting for a pause. */
    @Override
    public void close() {
        saveDraft();
        state.close();
    }

    private void follow(ConversationState now) {
        prompt.set(texts.get("prompt", now.peer().name()));
        closedBecause.set(now.sendingStopped().map(this::closed).orElse(""));
        weigh();
    }

    private void changed(String before, String now) {
        int pieces = Pieces.count(now);
        tooLong = pieces > Conversation.MOST_PIECES;
        hint.set(pieces > 1 && !tooLong ? texts.get("pieces", pieces) : "");
        failure.set(tooLong ? tooLong(pieces) : "");
        weigh();
        if (draftDue != null) {
            draftDue.close();
        }
        draftDue = delay.in(DRAFT_PAUSE, this::saveDraft);
        if (!now.isBlank() && now.length() >= before.length()) {
            conversation.typing();
        }
    }

    private void weigh() {
        sendable.set(!text.get().isBlank() && !tooLong && closedBecause.get().isEmpty());
    }

    private void saveDraft() {
        if (draftDue != null) {
            draftDue.close();
            draftDue = null;
        }
        if (!text.get().equals(savedDraft)) {
            savedDraft = text.get();
            conversation.draft(savedDraft);
        }
    }

    private void comesBack(String said, Trouble trouble) {
        text.set(text.get().isBlank() ? said : said + "\n" + text.get());
        failure.set(failed(said, trouble));
    }

    private String tooLong(int pieces) {
        return texts.get("too-long", Conversation.MOST_PIECES, pieces);
    }

    private String closed(Trouble trouble) {
        return switch (trouble) {
            case PERSON_NOT_TRUSTED -> texts.get("closed.person");
            case SENDING_STOPPED -> texts.get("closed.profile");
            case SIGNED_OUT -> texts.get("closed.signed-out");
            case RELAY_UNREACHABLE,
                    RELAY_KEY_WRONG,
                    UPGRADE_NEEDED,
                    INVITE_MALFORMED,
                    INVITE_SPENT,
                    HANDLE_MALFORMED,
                    HANDLE_TAKEN,
                    NAME_MALFORMED,
                    PASSPHRASE_MISSING,
                    PASSPHRASE_WRONG,
                    PASSPHRASE_SHORT,
                    NO_PROFILE,
                    PROFILE_EXISTS,
                    PROFILE_IN_USE,
                    PROFILE_READ_ONLY,
                    PROFILE_DAMAGED,
                    DISK_FULL,
                    PERSON_UNKNOWN,
                    TEXT_EMPTY,
                    TEXT_TOO_LONG,
                    RATE_LIMITED,
                    REFUSED,
                    ACCOUNT_DISABLED,
                    ACCOUNT_CLOSED,
                    INTERNAL ->
                    texts.get("closed.other");
        };
    }

    private String failed(String said, Trouble trouble) {
        return switch (trouble) {
            case DISK_FULL -> texts.get("failed.disk");
            case PERSON_NOT_TRUSTED -> texts.get("failed.person");
            case SENDING_STOPPED -> texts.get("failed.profile");
            case RATE_LIMITED -> texts.get("failed.fast");
            case PROFILE_READ_ONLY -> texts.get("failed.read-only");
            case PROFILE_DAMAGED -> texts.get("failed.damaged");
            case SIGNED_OUT -> texts.get("failed.signed-out");
            case TEXT_TOO_LONG -> tooLong(Pieces.count(said));
            case RELAY_UNREACHABLE,
                    RELAY_KEY_WRONG,
                    UPGRADE_NEEDED,
                    INVITE_MALFORMED,
                    INVITE_SPENT,
                    HANDLE_MALFORMED,
                    HANDLE_TAKEN,
                    NAME_MALFORMED,
                    PASSPHRASE_MISSING,
                    PASSPHRASE_WRONG,
                    PASSPHRASE_SHORT,
                    NO_PROFILE,
                    PROFILE_EXISTS,
                    PROFILE_IN_USE,
                    PERSON_UNKNOWN,
                    TEXT_EMPTY,
                    REFUSED,
                    ACCOUNT_DISABLED,
                    ACCOUNT_CLOSED,
                    INTERNAL ->
                    texts.get("failed.other");
        };
    }
}
