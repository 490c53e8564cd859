package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.Emoji;
import chat.parley.desktop.kit.emoji.EmojiGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the emoji picker. */
sealed interface EmojiRow {

    /** A section's title; the group is absent for recent and found ones. */
    record Header(String title, @Nullable EmojiGroup group) implements EmojiRow {}

    /** Emoji side by side. */
    record Line(List<Emoji> emojis) implements EmojiRow {
        public Line {
            emojis = List.copyOf(emojis);
        }
    }
}
