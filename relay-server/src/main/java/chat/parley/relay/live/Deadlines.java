package chat.parley.relay.live;

import chat.parley.model.wire.Limits;
import java.time.Duration;

/**
 * How long a socket may keep silent.
 *
 * @param hello from its opening to the hello
 * @param idle without any frame
 */
public record Deadlines(Duration hello, Duration idle) {
    /** Those of the protocol. */
    public static final Deadlines DEFAULT = new Deadlines(Limits.HELLO, Limits.IDLE);
}
