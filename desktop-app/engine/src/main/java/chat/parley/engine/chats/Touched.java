package chat.parley.engine.chats;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.store.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one transaction changed of what is seen. */
final class Touched {
    private final Map<ChatId, InChat> chats = new LinkedHashMap<>();

    /** What it changed in one chat. */
    static final class InChat {
        private final Map<MessageRef, Optional<Shown>> messages = new LinkedHashMap<>();
        private boolean gaps;
        private boolean spoke;

        /** The messages; with those that were in the hand, the others have to be read. */
        Map<MessageRef, Optional<Shown>> messages() {
            return messages;
        }

        /** Whether "missing" rows came or went. */
        boolean gaps() {
            return gaps;
        }

        /** Whether the other person said something. */
        boolean spoke() {
            return spoke;
        }
    }

    Map<ChatId, InChat> chats() {
        return chats;
    }

    private InChat in(ChatId chat) {
        return chats.computeIfAbsent(chat, key -> new InChat());
    }

    /** A row that changed. */
    void changed(ChatId chat, MessageRef ref) {
        in(chat).messages.put(ref, Optional.empty());
    }

    /** A row that was just made, and what it shows. */
    void made(Tx tx, ChatId chat, Shown shown) {
        MessageRef ref = shown.key().ref();
        in(chat).messages.put(ref, Optional.of(shown));
        tx.onRollback(() -> changed(chat, ref));
    }

    void gaps(ChatId chat) {
        in(chat).gaps = true;
    }

    void spoke(ChatId chat) {
        in(chat).spoke = true;
    }
}
