package chat.parley.relay.admin;

import java.util.List;
import java.util.Optional;

/**
 * The answer.
 *
 * @param error one sentence, where it was refused
 */
record AdminAnswer(List<MintedInvite> invites, Optional<String> error) {
    @Override
    public String toString() {
        return "[redacted]";
    }
}
