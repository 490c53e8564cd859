package chat.parley.desktop.chatlist;

import chat.parley.desktop.kit.Match;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.content.ChatId;
import java.util.Optional;

/** A line of the list. */
sealed interface ListRow {

    /** What stays the same while the content changes. */
    Object key();

    /** A row that opens a chat. */
    sealed interface Opens extends ListRow {
        ChatId chat();

        @Override
        default Object key() {
            return chat();
        }
    }

    /**
     * A chat.
     *
     * @param inName where the search stands in the name
     * @param time when its last message was said, as short as the row wants it
     */
    record Chat(ChatId chat, Person peer, Match inName, String time, Preview preview, int unread)
            implements Opens {
        @Override
        public String toString() {
            return "[row of " + chat + "]";
        }
    }

    /**
     * Somebody to begin a chat with.
     *
     * @param inName where the search stands in the name
     * @param about handle and presence
     * @param inAbout where the search stands in that, if not in the name
     */
    record Someone(ChatId chat, Person person, Match inName, String about, Match inAbout)
            implements Opens {
        @Override
        public String toString() {
            return "[row of " + chat + "]";
        }
    }

    /** A title above the rows that follow. */
    record Group(String title) implements ListRow {
        @Override
        public Object key() {
            return title;
        }
    }

    /** The second line of a chat. */
    sealed interface Preview {
        /** They are writing. */
        record Typing() implements Preview {}

        /** Something was written here and not sent. */
        record Draft(String text) implements Preview {
            @Override
            public String toString() {
                return "[redacted]";
            }
        }

        /**
         * The last message.
         *
         * @param state of my own ones
         */
        record Said(String text, Optional<DeliveryState> state) implements Preview {
            @Override
            public String toString() {
                return "[redacted]";
            }
        }

        /** The last message where it is no text. */
        record Notice(String words) implements Preview {}
    }
}
