package chat.parley.engine.journal;

import chat.parley.engine.content.ChatId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Which key seals a body, and with it how that body can be erased. */
public sealed interface BodyKey {
    /** The journal's own: never erased. For contacts, logs, settings. */
    record Journal() implements BodyKey {}

    /** The key that all ordinary bodies of a chat and a day share. */
    record ChatDay(ChatId chat, LocalDate day) implements BodyKey {}

    /**
     * A key for this body alone: timed and view-once content.
     *
     * @param deadline when it is to be forgotten, if that is known already
     */
    record Own(Optional<Instant> deadline) implements BodyKey {}
}
