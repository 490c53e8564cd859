package chat.parley.relay.mailbox;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.Sender;
import chat.parley.relay.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Where durable messages wait. */
public interface MailboxStore {
    /**
     * A device's queue as it is kept.
     *
     * @param no its number, given once
     * @param generation how often its numbers began anew
     * @param acked everything up to here was acknowledged
     * @param swept the highest number that ever expired
     * @param fullFrom from here on something was left out because the queue was full; 0 = never
     * @param fullTo the highest number left out
     */
    record QueueRow(
            long no,
            DeviceId device,
            int generation,
            long acked,
            long swept,
            long fullFrom,
            long fullTo,
            Optional<Counters> sent,
            Optional<Counters> last) {
        QueueRow acked(long seq) {
            return new QueueRow(no, device, generation, seq, swept, fullFrom, fullTo, sent, last);
        }

        QueueRow swept(long seq) {
            return new QueueRow(
                    no,
                    device,
                    generation,
                    acked,
                    Math.max(swept, seq),
                    fullFrom,
                    fullTo,
                    sent,
                    last);
        }

        QueueRow full(long seq) {
            return new QueueRow(
                    no,
                    device,
                    generation,
                    acked,
                    swept,
                    fullFrom == 0 ? seq : fullFrom,
                    seq,
                    sent,
                    last);
        }

        QueueRow counters(Optional<Counters> newSent, Optional<Counters> newLast) {
            return new QueueRow(
                    no, device, generation, acked, swept, fullFrom, fullTo, newSent, newLast);
        }

        QueueRow next() {
            return new QueueRow(
                    no,
                    device,
                    generation + 1,
                    acked,
                    swept,
                    fullFrom,
                    fullTo,
                    Optional.empty(),
                    Optional.empty());
        }

        /** Whether one of these numbers was left out for want of room. */
        boolean overflowed(long from, long to) {
            return fullFrom > 0 && from <= fullTo && to >= fullFrom;
        }
    }

    /** What lies in a queue: its highest number, and what of whom. */
    record Contents(long highest, List<Held> held) {
        long count() {
            return held.stream().mapToLong(Held::count).sum();
        }

        long bytes() {
            return held.stream().mapToLong(Held::bytes).sum();
        }
    }

    /** How many messages of an account wait in a queue, and their bytes. */
    record Held(AccountId from, long count, long bytes) {}

    /** A message to store, with what it brings to each queue. */
    record NewMessage(MessageId mid, Sender from, long relayTs, long expires, List<Part> parts) {}

    /** The ciphertext for number {@code seq} of queue {@code no}. */
    record Part(long no, long seq, Bytes ct) {}

    /** A row that was taken out. */
    record Removed(long no, long seq, AccountId from, int size) {}

    Optional<QueueRow> find(Transaction tx, DeviceId device);

    Optional<DeviceId> device(Transaction tx, long no);

    QueueRow create(Transaction tx, DeviceId device);

    void update(Transaction tx, QueueRow row);

    /**
     * Forgets the counters of all devices' newest frames: their acknowledgements speak of numbers that this mailbox no
     * longer has. Those of the newest sends stay: they tell a device whose own database went back in time.
     */
    void forgetAcknowledging(Transaction tx);

    Contents contents(Transaction tx, long no);

    void add(Transaction tx, NewMessage message);

    /**
     * Messages numbered above {@code after} up to {@code upTo} that have not expired, in order; stops at {@code most}
     * messages, and after the first that brings the sum to {@code bytes}.
     */
    List<Msg> page(Transaction tx, long no, long after, long upTo, long now, int most, long bytes);

    /** Takes out everything up to {@code seq}. */
    List<Removed> removeUpTo(Transaction tx, long no, long seq);

    /** Takes out what has expired, oldest first, at most {@code most} rows. */
    List<Removed> removeExpired(Transaction tx, long now, int most);

    /** Takes out a queue and everything in it. */
    void removeQueue(Transaction tx, DeviceId device);
}
