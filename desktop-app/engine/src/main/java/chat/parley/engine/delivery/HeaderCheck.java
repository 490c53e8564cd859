package chat.parley.engine.delivery;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Content;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.content.Padding;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.wire.RelayFrame;

/**
 * Holds what a decrypted message says of itself against what libsignal and the envelope said: a
 * sender who lies about any of it is not believed in anything.
 *
 * @param chat where it belongs
 * @param removed whether the sender's log no longer lists the device
 */
record HeaderCheck(Content content, Event event, ChatId chat, boolean removed) {
    /**
     * The message in {@code padded}.
     *
     * @param envelope whose device libsignal opened it as
     * @param log the verified log of the envelope's account
     * @throws MalformedException where a field does not fit, or the event is none
     */
    static HeaderCheck of(Bytes padded, RelayFrame.Msg envelope, DeviceLog log, AccountId me) {
        Content content = Content.read(Padding.unpad(padded.toArray()));
        require(content.mid().equals(envelope.mid()), "mid");
        require(content.fromDev().equals(envelope.from().device()), "device");
        require(content.fromAcct().equals(envelope.from().acct()), "account");
        require(content.fromAcct().equals(log.account()), "log");
        DeviceLog.Device device = log.device(content.fromDev()).orElse(null);
        MalformedException.require(device != null, "device not of its account");
        boolean mine = content.fromAcct().equals(me);
        require(mine || content.toAcct().equals(me), "recipient");
        require(content.hlc() > 0, "stamp");
        content.heads().stream()
                .limit(1)
                .forEach(head -> require(head.acct().equals(content.fromAcct()), "head"));
        content.heads().stream()
                .skip(1)
                .forEach(head -> require(head.acct().equals(content.toAcct()), "peer's head"));
        content.was()
                .ifPresent(
                        was ->
                                require(
                                        log.device(was.from()).isPresent(),
                                        "device that was replaced"));
        Event event = content.event();
        switch (event) {
            case Event.Said said -> require(content.devSeq() > 0, "number");
            case Event.Receipt receipt -> require(content.devSeq() == 0, "number");
            // Newer kinds may be of either sort.
            case Event.Unknown unknown -> {}
        }
        boolean listed =
                device != null && (device.active() || device.status() == DeviceLog.Status.REPLACED);
        return new HeaderCheck(
                content, event, ChatId.with(mine ? content.toAcct() : content.fromAcct()), !listed);
    }

    private static void require(boolean fits, String field) {
        MalformedException.require(fits, "header's " + field + " does not fit the envelope");
    }

    MessageRef ref() {
        return new MessageRef(content.fromDev(), content.mid());
    }

    /** Whether it is part of the conversation, so that its author is told of its arrival. */
    boolean said() {
        return content.devSeq() > 0;
    }
}
