package chat.parley.relay.mailbox;

import chat.parley.model.log.LogHead;
import chat.parley.model.wire.RejectCode;
import java.time.Duration;
import java.util.List;

/** What became of a send. */
public sealed interface SendOutcome {
    /** It is stored and synced (durable), or handed over or held (call). */
    record Accepted(long serverTs) implements SendOutcome {}

    /** It was ephemeral: handed to whoever is connected. Not answered. */
    record Unanswered() implements SendOutcome {}

    /**
     * Nothing was done.
     *
     * @param heads the current ones, where those named are not
     * @param retry when to try again; zero where that makes no sense
     */
    record Refused(RejectCode code, List<LogHead> heads, Duration retry) implements SendOutcome {
        static Refused of(RejectCode code) {
            return new Refused(code, List.of(), Duration.ZERO);
        }

        static Refused later(RejectCode code, Duration retry) {
            return new Refused(code, List.of(), retry);
        }
    }
}
