package chat.parley.engine.link;

import chat.parley.model.wire.RelayFrame;
import java.time.Duration;

/** What happens on a socket, in order. */
sealed interface Arrival {
    record Frame(RelayFrame frame) implements Arrival {}

    /** Something arrived that is no frame. */
    record Garbage(String rule) implements Arrival {}

    /**
     * The socket is closed, and why.
     *
     * @param code of the close frame, or 1006 where there was none
     */
    record Closed(int code) implements Arrival {}

    /** Nothing happened for so long. */
    record Silence(Duration waited) implements Arrival {}
}
