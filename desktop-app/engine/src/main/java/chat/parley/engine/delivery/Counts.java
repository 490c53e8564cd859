package chat.parley.engine.delivery;

import chat.parley.model.codec.Bytes;
import java.util.Optional;

/**
 * The numbers by which a database that went back in time betrays itself, and the relay that did.
 *
 * @param clientSeq encryptions ever made
 * @param acceptedSeq {@code clientSeq} as it stood in the newest send that the relay accepted
 * @param lastAck the highest mailbox number that is safe here
 * @param stamp the hybrid clock
 * @param mailbox the relay's mailbox as it was last, 16 bytes; empty before the first welcome
 * @param store the relay's database as it was last, 16 bytes
 * @param spent whether this database once was behind what the relay had seen: it never sends again
 */
record Counts(
        long clientSeq,
        long acceptedSeq,
        long lastAck,
        long stamp,
        Optional<Bytes> mailbox,
        Optional<Bytes> store,
        boolean spent) {
    static final Counts NONE = new Counts(0, 0, 0, 0, Optional.empty(), Optional.empty(), false);

    Counts encrypted() {
        return new Counts(clientSeq + 1, acceptedSeq, lastAck, stamp, mailbox, store, spent);
    }

    Counts accepted(long seq) {
        return new Counts(
                clientSeq, Math.max(acceptedSeq, seq), lastAck, stamp, mailbox, store, spent);
    }

    Counts acked(long seq) {
        return new Counts(
                clientSeq, acceptedSeq, Math.max(lastAck, seq), stamp, mailbox, store, spent);
    }

    Counts stamped(long newest) {
        return new Counts(clientSeq, acceptedSeq, lastAck, newest, mailbox, store, spent);
    }

    Counts went() {
        return new Counts(clientSeq, acceptedSeq, lastAck, stamp, mailbox, store, true);
    }

    /** As they begin with a relay that was restored. */
    Counts restored(long sent, long ack, Bytes newMailbox, Bytes newStore) {
        return new Counts(
                clientSeq, sent, ack, stamp, Optional.of(newMailbox), Optional.of(newStore), spent);
    }
}
