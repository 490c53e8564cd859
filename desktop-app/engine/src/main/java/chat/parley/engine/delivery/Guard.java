package chat.parley.engine.delivery;

import chat.parley.engine.crypto.CounterSeal;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.RelayFrame;
import java.util.Optional;

/**
 * Compares what the relay remembers of this device with what the device knows itself. Pure.
 */
final class Guard {
    /** What the comparison says. */
    enum Verdict {
        /** Both go on where they were. */
        FINE,
        /** This device's database went back in time: its ratchets are spent. */
        WENT_BACK,
        /** The relay went back in time: it may have lost what it accepted. */
        RELAY_WENT_BACK,
        /** Only the relay's database is another one: accounts and profiles may be gone, no message is. */
        RELAY_STORE_NEW,
        /** The relay shows numbers that this device never sealed. */
        RELAY_LIES
    }

    private Guard() {}

    static Verdict compare(RelayFrame.Welcome welcome, Counts ours, CounterSeal seal) {
        boolean genuine =
                welcome.sent().map(seal::genuine).orElse(true)
                        && welcome.last().map(seal::genuine).orElse(true);
        if (!genuine) {
            return Verdict.RELAY_LIES;
        }
        boolean sameMailbox = ours.mailbox().map(welcome.mailbox()::equals).orElse(true);
        long sent = welcome.sent().map(Counters::clientSeq).orElse(0L);
        if (sent > ours.clientSeq() || ahead(welcome.last(), ours, sameMailbox)) {
            return Verdict.WENT_BACK;
        }
        if (!sameMailbox || sent < ours.acceptedSeq()) {
            return Verdict.RELAY_WENT_BACK;
        }
        boolean sameStore = ours.store().map(welcome.store()::equals).orElse(true);
        return sameStore ? Verdict.FINE : Verdict.RELAY_STORE_NEW;
    }

    /**
     * Whether {@code theirs}, of the newest frame, were sealed after {@code ours}. Both numbers only rise, except that
     * acknowledging begins anew with another mailbox: there, and where encryptions settle it, the acknowledgement says
     * nothing. That of the newest send says nothing either: it may be of the mailbox before.
     */
    private static boolean ahead(Optional<Counters> theirs, Counts ours, boolean sameMailbox) {
        return theirs.isPresent()
                && (theirs.get().clientSeq() > ours.clientSeq()
                        || (sameMailbox
                                && theirs.get().clientSeq() == ours.clientSeq()
                                && theirs.get().lastAck() > ours.lastAck()));
    }
}
