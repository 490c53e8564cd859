package chat.parley.engine.chats;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.model.id.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of a conversation, folded. Immutable.
 *
 * @param sentAt by the author's clock
 * @param state of my own messages; of others' ones {@link DeliveryState#DELIVERED} or, once shown,
 *     {@link DeliveryState#READ}
 */
public record Message(
        MessageRef ref,
        ChatId chat,
        AccountId author,
        boolean mine,
        Instant sentAt,
        What what,
        DeliveryState state,
        Optional<Instant> acceptedAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> readAt) {
    /** What the row shows. */
    public sealed interface What {
        record Text(String text) implements What {
            @Override
            public String toString() {
                return "[redacted]";
            }
        }

        /** Could not be decrypted; kept, asked for again when that is possible. */
        record Unreadable() implements What {}

        /** What was said is no longer on this device: its disk damaged or lost it. */
        record Damaged() implements What {}

        /** A kind that only a newer version understands; kept. */
        record Newer() implements What {}

        /** From a device that the person's log no longer lists. */
        record FromRemovedDevice(What hidden) implements What {}

        /** The person's devices changed; said loudly in the conversation. */
        record DevicesChanged(int added, int removed) implements What {}

        /** Something from this author never came. */
        record Missing() implements What {}
    }
}
