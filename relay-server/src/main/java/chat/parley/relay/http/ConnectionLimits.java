package chat.parley.relay.http;

import chat.parley.model.codec.MalformedException;
import java.time.Duration;

/**
 * What the web server bears of connections, whoever they are from.
 *
 * @param all open at once
 * @param perOrigin open at once from one address or network; not looked at behind a proxy, which is all of them
 * @param request how long a request's header may take from the opening of the connection or the last answer, and then
 *     its body and the taking of the answer; a WebSocket has deadlines of its own
 */
public record ConnectionLimits(int all, int perOrigin, Duration request) {
    /** 10,000 in all, 1,000 per origin, 30 seconds. */
    public static final ConnectionLimits DEFAULT =
            new ConnectionLimits(10_000, 1_000, Duration.ofSeconds(30));

    public ConnectionLimits {
        MalformedException.require(
                perOrigin >= 1 && perOrigin <= all && all <= 1_000_000,
                "connections are ALL/PER_ADDRESS, as in 10000/1000");
        MalformedException.require(request.isPositive(), "a request needs time");
    }

    /** Reads {@code ALL/PER_ADDRESS}. */
    public ConnectionLimits with(String text) {
        MalformedException.require(
                text.matches("[0-9]{1,7}/[0-9]{1,7}"),
                "connections are ALL/PER_ADDRESS, as in 10000/1000");
        int slash = text.indexOf('/');
        return new ConnectionLimits(
                Integer.parseInt(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)),
                request);
    }

    /** The same where all connections are one proxy's. */
    public ConnectionLimits behindProxy() {
        return new ConnectionLimits(all, all, request);
    }
}
