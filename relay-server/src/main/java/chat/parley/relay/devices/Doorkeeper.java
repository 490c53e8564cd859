package chat.parley.relay.devices;

import chat.parley.model.codec.Bytes;
import chat.parley.relay.http.Bearer;
import chat.parley.relay.http.ProblemException;
import chat.parley.relay.limits.Limit;
import chat.parley.relay.limits.Limiter;
import chat.parley.relay.limits.Who;

/** Lets a session token's device through to HTTP. Thread-safe. */
public final class Doorkeeper {
    private final Sessions sessions;
    private final DeviceLogs logs;
    private final Limiter limiter;

    public Doorkeeper(Sessions sessions, DeviceLogs logs, Limiter limiter) {
        this.sessions = sessions;
        this.logs = logs;
        this.limiter = limiter;
    }

    /**
     * Who is asking.
     *
     * @throws ProblemException if the token is not valid, the device may no longer come in, or it asks too often
     */
    public AuthenticatedDevice require(Bytes token) {
        AuthenticatedDevice who = sessions.find(token).orElseThrow(Bearer::refused);
        if (logs.refusal(who).isPresent()) {
            throw Bearer.refused();
        }
        limiter.take(Limit.REQUESTS, new Who.Device(who.device()))
                .ifPresent(
                        wait -> {
                            throw ProblemException.limited(wait);
                        });
        return who;
    }
}
