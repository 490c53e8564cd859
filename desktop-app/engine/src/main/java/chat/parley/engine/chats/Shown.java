package chat.parley.engine.chats;

import chat.parley.engine.journal.JournalPosition;
import java.util.Optional;

/**
 * A message, where it stands, and where its content was read.
 *
 * @param at empty for what has no record of its own
 */
record Shown(OrderKey key, Optional<JournalPosition> at, Message message) {
    @Override
    public String toString() {
        return "[shown " + message.ref() + "]";
    }
}
