package chat.parley.engine.chats;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.store.LaneTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Who types: others, until they stop, say something, or fall silent; and how often they hear that I
 * do. On the lane.
 */
final class Typing {
    /** So long somebody types without saying so again. */
    static final Duration FADES = Duration.ofSeconds(6);

    /** How often others hear that I type. */
    static final Duration TOLD = Duration.ofSeconds(3);

    private final LaneTimer timer;
    private final Map<ChatId, Duration> until = new HashMap<>();
    private final Map<ChatId, Duration> told = new HashMap<>();
    private final List<Consumer<ChatId>> watchers = new ArrayList<>();

    Typing(LaneTimer timer) {
        this.timer = timer;
    }

    /** Tells {@code watcher} of every chat in which somebody begins or ends. */
    void watch(Consumer<ChatId> watcher) {
        watchers.add(watcher);
    }

    /** Whether the other person types. */
    boolean types(ChatId chat) {
        return until.containsKey(chat);
    }

    /** The other person types, or stopped. */
    void heard(ChatId chat, boolean types) {
        boolean before = types(chat);
        if (types) {
            Duration end = timer.now().plus(FADES);
            until.put(chat, end);
            timer.later(FADES, () -> fade(chat, end));
        } else {
            until.remove(chat);
        }
        if (before != types) {
            watchers.forEach(watcher -> watcher.accept(chat));
        }
    }

    private void fade(ChatId chat, Duration end) {
        if (end.equals(until.get(chat))) {
            heard(chat, false);
        }
    }

    /** I press a key: whether the other person is to hear of it now. */
    boolean tell(ChatId chat) {
        Duration now = timer.now();
        Duration last = told.get(chat);
        if (last != null && now.minus(last).compareTo(TOLD) <= 0) {
            return false;
        }
        told.put(chat, now);
        return true;
    }

    /** I said something: the next key is news again. */
    void said(ChatId chat) {
        told.remove(chat);
    }
}
