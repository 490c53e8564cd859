package chat.parley.desktop.onboarding;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.Troubles;
import chat.parley.engine.Entrance;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.invite.InviteLink;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The invite link, and what its relay says of itself. A whole link is asked about at once. */
final class InviteViewModel {
    private static final String PREFIX = "parley://join?";

    private final Entrance entrance;
    private final Executor gate;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<InviteState> state =
            new ReadOnlyObjectWrapper<>(new InviteState.Empty());
    private Optional<InviteLink> link = Optional.empty();

    InviteViewModel(Entrance entrance, Executor gate) {
        this.entrance = entrance;
        this.gate = gate;
        text.addListener((_, _, now) -> read(now));
    }

    /** What stands in the field. */
    StringProperty textProperty() {
        return text;
    }

    ReadOnlyObjectProperty<InviteState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The link, where its relay showed the right key. */
    Optional<InviteLink> accepted() {
        return state.get() instanceof InviteState.Answered ? link : Optional.empty();
    }

    /** The relay, where it showed the right key. */
    Optional<RelayPreview> relay() {
        return state.get() instanceof InviteState.Answered answered
                ? Optional.of(answered.relay())
                : Optional.empty();
    }

    /** Asks the relay again. */
    void again() {
        link.ifPresent(this::ask);
    }

    /** Joining showed that the link is no good. */
    void refused(Throwable failure) {
        link.ifPresent(of -> state.set(failed(of, failure)));
    }

    /** The address without what people do not need: the host, and the port where it is not the usual one. */
    static String address(chat.parley.model.invite.RelayAddress relay) {
        boolean usual = relay.tls() && relay.port() == 443;
        return usual ? relay.host() : relay.host() + ":" + relay.port();
    }

    private void read(String typed) {
        Optional<InviteLink> before = link;
        String stripped = typed.strip();
        link = Optional.empty();
        if (PREFIX.startsWith(stripped)) {
            state.set(new InviteState.Empty());
        } else if (!stripped.startsWith(PREFIX)) {
            state.set(new InviteState.NotALink());
        } else {
            try {
                InviteLink read = InviteLink.parse(stripped);
                link = Optional.of(read);
                if (before.filter(read::equals).isEmpty()) {
                    ask(read);
                }
            } catch (MalformedException e) {
                state.set(new InviteState.CutOff());
            }
        }
    }

    private void ask(InviteLink of) {
        state.set(new InviteState.Asking());
        Answers.take(
                entrance.preview(of),
                gate,
                relay -> answered(of, new InviteState.Answered(relay)),
                failure -> answered(of, failed(of, failure)));
    }

    private void answered(InviteLink of, InviteState how) {
        // another link may stand in the field by now
        if (link.filter(of::equals).isPresent()) {
            state.set(how);
        }
    }

    private static InviteState failed(InviteLink link, Throwable failure) {
        String address = address(link.relay());
        Optional<Bytes> seen = Troubles.expected(failure).flatMap(ParleyException::seenKey);
        Trouble trouble = Troubles.of(failure);
        return switch (trouble) {
            case RELAY_UNREACHABLE -> new InviteState.Unreachable(address);
            case RELAY_KEY_WRONG -> new InviteState.OtherKey(address, link.pin(), seen);
            case INVITE_SPENT -> new InviteState.Spent();
            case INVITE_MALFORMED -> new InviteState.CutOff();
            case UPGRADE_NEEDED -> new InviteState.UpgradeNeeded();
            case RATE_LIMITED -> new InviteState.Busy(address);
            case HANDLE_MALFORMED,
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
                    PERSON_NOT_TRUSTED,
                    SENDING_STOPPED,
                    TEXT_EMPTY,
                    TEXT_TOO_LONG,
                    REFUSED,
                    SIGNED_OUT,
                    ACCOUNT_DISABLED,
                    ACCOUNT_CLOSED,
                    INTERNAL ->
                    new InviteState.Failed();
        };
    }
}
