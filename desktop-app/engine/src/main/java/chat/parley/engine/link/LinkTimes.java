package chat.parley.engine.link;

import chat.parley.model.wire.Limits;
import java.time.Duration;

/**
 * How long the connection waits for what.
 *
 * @param connect for a TCP connection, a handshake, an HTTP answer
 * @param answer for the relay's word on a request over the socket
 * @param ping after so long without sending anything
 * @param silence after so long without hearing anything the connection counts as dead
 * @param firstRetry the first wait before trying again is random, up to this
 * @param lastRetry no random wait is longer
 * @param steady a connection that lasted so long makes the next wait a first one again
 * @param busy the shortest wait after the relay said that this was too much
 */
public record LinkTimes(
        Duration connect,
        Duration answer,
        Duration ping,
        Duration silence,
        Duration firstRetry,
        Duration lastRetry,
        Duration steady,
        Duration busy) {
    public static final LinkTimes STANDARD =
            new LinkTimes(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(15),
                    Limits.IDLE.dividedBy(3),
                    Limits.IDLE.dividedBy(3).plusSeconds(20),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5));

    /** However long the relay asks to wait, it is not longer than this. */
    static final Duration LONGEST_WAIT = Duration.ofHours(1);
}
