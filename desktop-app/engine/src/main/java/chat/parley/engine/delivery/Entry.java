package chat.parley.engine.delivery;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.wire.RelayFrame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event that is in the journal.
 *
 * @param at its record
 * @param mine whether one of my devices wrote it
 * @param removed whether its device was no longer listed when it came
 * @param devSeq its number among its device's events in this chat; 0 where it takes none
 */
public record Entry(
        JournalPosition at,
        ChatId chat,
        MessageRef ref,
        AccountId author,
        boolean mine,
        boolean removed,
        long devSeq,
        long hlc,
        Event event) {
    /** Whether {@code record} holds an event. */
    public static boolean isEvent(JournalRecord record) {
        return record.head().kind().startsWith(Records.EVENT);
    }

    /**
     * The event in {@code record}.
     *
     * @throws chat.parley.model.codec.MalformedException where there is none or it was erased
     */
    public static Entry of(JournalRecord record, AccountId me) {
        MalformedException.require(isEvent(record), "record of no event");
        RecordHead head = record.head();
        Kept kept = Kept.read(record.body().orElse(Bytes.EMPTY));
        return new Entry(
                record.position(),
                head.chat().orElseThrow(),
                new MessageRef(head.fromDev().orElseThrow(), head.mid().orElseThrow()),
                kept.author(),
                kept.author().equals(me),
                kept.removed(),
                head.devSeq(),
                head.hlc(),
                kept.event(head.kind().substring(Records.EVENT.length())));
    }

    /** The head of the record that the relay has a message of ours. */
    static RecordHead acceptedHead(Self me, AccountId peer, RelayFrame.Accepted accepted) {
        return new RecordHead(
                Records.ACCEPTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ChatId.with(peer)),
                0,
                HybridClock.of(Instant.ofEpochMilli(accepted.serverTs())),
                List.of(new MessageRef(me.device(), accepted.mid())));
    }

    @Override
    public String toString() {
        return "[entry " + ref + "]";
    }
}
