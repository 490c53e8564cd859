package chat.parley.desktop.onboarding;

import chat.parley.engine.link.RelayPreview;
import chat.parley.model.codec.Bytes;
import java.util.Optional;

/** How far an invite link has come. */
sealed interface InviteState {
    /** Nothing pasted yet, or only the beginning of a link. */
    record Empty() implements InviteState {}

    /** Something else than an invite link. */
    record NotALink() implements InviteState {}

    /** The beginning of an invite link, without its end. */
    record CutOff() implements InviteState {}

    /** The relay is being asked who it is. */
    record Asking() implements InviteState {}

    /** The relay answered with the link's key. */
    record Answered(RelayPreview relay) implements InviteState {}

    /**
     * Something answered with another key; nothing was sent to it, and nothing will be.
     *
     * @param address as people read it
     * @param expected the link's key
     * @param seen what was shown instead, where it showed anything
     */
    record OtherKey(String address, Bytes expected, Optional<Bytes> seen) implements InviteState {}

    /**
     * The link can be tried again.
     *
     * @param address as people read it
     */
    record Unreachable(String address) implements InviteState {}

    /**
     * The relay asks everybody to wait; the link can be tried again.
     *
     * @param address as people read it
     */
    record Busy(String address) implements InviteState {}

    /** The relay let somebody else in with this link, its time is over, or it was revoked. */
    record Spent() implements InviteState {}

    /** One side is too old for the other. */
    record UpgradeNeeded() implements InviteState {}

    /** Something else failed; the link can be tried again. */
    record Failed() implements InviteState {}
}
