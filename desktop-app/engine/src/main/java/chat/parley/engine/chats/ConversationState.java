package chat.parley.engine.chats;

import chat.parley.engine.account.Person;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.trouble.Trouble;
import java.util.List;
import java.util.Optional;

/**
 * What an open conversation shows: the newest messages and as many earlier ones as were asked for.
 *
 * @param stage whether the messages are here yet
 * @param messages oldest first
 * @param earlier whether there are earlier ones to load
 * @param firstUnread where the "new messages" line stood when the conversation was opened
 * @param sendingStopped why nothing can be sent here, empty where it can
 */
public record ConversationState(
        Person peer,
        Stage stage,
        List<Message> messages,
        boolean earlier,
        Optional<MessageRef> firstUnread,
        boolean typing,
        Optional<Trouble> sendingStopped) {
    public ConversationState {
        messages = List.copyOf(messages);
    }

    /** How far opening has come. */
    public sealed interface Stage {
        /** The messages are being read. */
        record Loading() implements Stage {}

        /** The messages are here. */
        record Ready() implements Stage {}

        /** The messages cannot be read. */
        record Failed(Trouble why) implements Stage {}
    }

    /** A conversation with {@code peer} that was opened just now. */
    static ConversationState loading(Person peer, Optional<Trouble> sendingStopped) {
        return new ConversationState(
                peer,
                new Stage.Loading(),
                List.of(),
                false,
                Optional.empty(),
                false,
                sendingStopped);
    }

    ConversationState ready(Optional<MessageRef> unread) {
        return new ConversationState(
                peer, new Stage.Ready(), messages, earlier, unread, typing, sendingStopped);
    }

    ConversationState failed(Trouble why) {
        return new ConversationState(
                peer,
                new Stage.Failed(why),
                messages,
                earlier,
                firstUnread,
                typing,
                sendingStopped);
    }

    ConversationState showing(List<Message> now, boolean more) {
        return new ConversationState(peer, stage, now, more, firstUnread, typing, sendingStopped);
    }

    ConversationState with(Person who, Optional<Trouble> stopped) {
        return new ConversationState(who, stage, messages, earlier, firstUnread, typing, stopped);
    }

    ConversationState typing(boolean now) {
        return new ConversationState(
                peer, stage, messages, earlier, firstUnread, now, sendingStopped);
    }

    @Override
    public String toString() {
        return "[conversation of " + messages.size() + "]";
    }
}
