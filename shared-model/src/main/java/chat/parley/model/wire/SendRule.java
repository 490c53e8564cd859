package chat.parley.model.wire;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which sends a relay takes, of every class: the sender is an active device of its account, every
 * head named is the current one, and every recipient is an active device of an account named by a
 * head or of the sender's own. Pure.
 */
public final class SendRule {
    /**
     * Why a send is refused.
     *
     * @param heads the current ones of those named, where they are not current
     */
    public record Refusal(RejectCode code, List<LogHead> heads) {
        public Refusal {
            heads = List.copyOf(heads);
        }
    }

    private SendRule() {}

    /**
     * What speaks against {@code send}; empty where nothing does.
     *
     * @param logs the verified logs as the relay holds them
     */
    public static Optional<Refusal> refusal(
            ClientFrame.Send send, Sender from, Function<AccountId, Optional<DeviceLog>> logs) {
        Optional<DeviceLog> own = logs.apply(from.acct());
        if (own.isEmpty() || !own.get().active(from.device())) {
            return refused(RejectCode.FORBIDDEN);
        }
        Set<DeviceId> known = new HashSet<>(own.get().activeIds());
        List<LogHead> moved = new ArrayList<>();
        for (KnownHead named : send.heads()) {
            Optional<DeviceLog> log = logs.apply(named.acct());
            if (log.isEmpty()) {
                return refused(RejectCode.UNKNOWN_ACCOUNT);
            }
            if (log.get().head().seq() != named.seq()) {
                moved.add(log.get().head());
            }
            known.addAll(log.get().activeIds());
        }
        if (!moved.isEmpty()) {
            return Optional.of(new Refusal(RejectCode.STALE_HEADS, moved));
        }
        boolean allKnown = send.to().stream().map(Recipient::device).allMatch(known::contains);
        return allKnown ? Optional.empty() : refused(RejectCode.UNKNOWN_DEVICE);
    }

    private static Optional<Refusal> refused(RejectCode code) {
        return Optional.of(new Refusal(code, List.of()));
    }
}
