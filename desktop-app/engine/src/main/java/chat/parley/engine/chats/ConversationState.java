package chat.parley.engine.chats;

import chat.parley.engine.account.Person;
import chat.parley.engine.content.MessageRef;
import java.util.List;
import java.util.Optional;

/**
 * What an open conversation shows: the newest messages and as many earlier ones as were asked for.
 *
 * @param messages oldest first
 * @param earlier whether there are earlier ones to load
 * @param firstUnread where the "new messages" line stood when the conversation was opened
 * @param sendingStopped why nothing can be sent here, empty where it can
 */
public record ConversationState(
        Person peer,
        List<Message> messages,
        boolean earlier,
        Optional<MessageRef> firstUnread,
        boolean typing,
        Optional<chat.parley.engine.trouble.Trouble> sendingStopped) {
    public ConversationState {
        messages = List.copyOf(messages);
    }

    @Override
    public String toString() {
        return "[conversation of " + messages.size() + "]";
    }
}
