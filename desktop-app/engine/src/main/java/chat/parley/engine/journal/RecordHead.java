package chat.parley.engine.journal;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * What a record says about itself and keeps when its body is erased.
 *
 * @param kind a short word; rooms above give it meaning
 * @param fromDev the device that wrote what this records
 * @param mid its message id there
 * @param was the identity under which a replaced device had written it
 * @param devSeq 0 where the kind takes none
 * @param hlc 0 where the kind has none
 * @param refs other messages that this is about, at most 256
 */
public record RecordHead(
        String kind,
        Optional<DeviceId> fromDev,
        Optional<MessageId> mid,
        Optional<MessageRef> was,
        Optional<ChatId> chat,
        long devSeq,
        long hlc,
        List<MessageRef> refs) {
    private static final int MOST_REFS = 256;

    public RecordHead {
        MalformedException.require(kind.matches("[a-z][a-z0-9.-]{0,31}"), "kind not a short word");
        MalformedException.require(devSeq >= 0 && hlc >= 0, "negative number");
        MalformedException.require(refs.size() <= MOST_REFS, "more than 256 references");
        refs = List.copyOf(refs);
    }

    /** A head for what belongs to no chat and no device: settings, contacts, logs. */
    public static RecordHead of(String kind) {
        return new RecordHead(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                List.of());
    }

    @Override
    public String toString() {
        return "[record " + kind + "]";
    }
}
