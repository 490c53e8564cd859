package chat.parley.engine.content;

import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;

/** A message's identity: the device that wrote it and its id there. */
public record MessageRef(DeviceId from, MessageId mid) implements Comparable<MessageRef> {
    @Override
    public int compareTo(MessageRef other) {
        int byDevice = from.compareTo(other.from);
        return byDevice != 0 ? byDevice : mid.compareTo(other.mid);
    }
}
