package chat.parley.desktop.conversation;

import chat.parley.engine.chats.Message;
import java.time.Instant;

/** A line of the conversation's list. */
sealed interface Row {

    /** What stays the same while the content changes. */
    Object key();

    /** The line between two days. */
    record Day(long epochDay, Instant first) implements Row {
        @Override
        public Object key() {
            return epochDay;
        }
    }

    /** The line above what is new. */
    record NewMessages() implements Row {
        @Override
        public Object key() {
            return "new";
        }
    }

    /**
     * Something said.
     *
     * @param follows whether the row before is a bubble of the same author, said shortly before
     * @param followed whether the row after is one, said shortly after
     */
    record Bubble(Message message, boolean follows, boolean followed) implements Row {
        @Override
        public Object key() {
            return message.ref();
        }
    }

    /** Something that happened, said by nobody. */
    record Note(Message message) implements Row {
        @Override
        public Object key() {
            return message.ref();
        }
    }
}
