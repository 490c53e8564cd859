package chat.parley.engine.chats;

import chat.parley.engine.account.Person;
import chat.parley.engine.content.ChatId;
import java.util.Optional;

/**
 * A row of the chat list.
 *
 * @param last the newest message, empty in a chat without any
 * @param draft what was typed and not sent, empty text for none
 */
public record ChatSummary(
        ChatId chat,
        Person peer,
        Optional<Message> last,
        int unread,
        boolean typing,
        String draft) {
    @Override
    public String toString() {
        return "[summary of " + chat + "]";
    }
}
