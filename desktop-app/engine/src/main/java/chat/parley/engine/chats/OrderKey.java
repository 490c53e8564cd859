package chat.parley.engine.chats;

import chat.parley.engine.content.MessageRef;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import java.util.Comparator;

/**
 * Where a message stands in its chat, the same on every device: by hybrid clock, then by device,
 * then by that device's count. The message id settles what a faulty device counted twice.
 */
record OrderKey(long hlc, DeviceId from, long devSeq, MessageId mid)
        implements Comparable<OrderKey> {
    private static final Comparator<OrderKey> ORDER =
            Comparator.comparingLong(OrderKey::hlc)
                    .thenComparing(OrderKey::from)
                    .thenComparingLong(OrderKey::devSeq)
                    .thenComparing(OrderKey::mid);

    MessageRef ref() {
        return new MessageRef(from, mid);
    }

    @Override
    public int compareTo(OrderKey other) {
        return ORDER.compare(this, other);
    }
}
