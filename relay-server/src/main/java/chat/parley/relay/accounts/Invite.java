package chat.parley.relay.accounts;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.Role;
import java.util.Arrays;
import java.util.Optional;

/**
 * An invite as it is kept.
 *
 * @param hash of its token, salted; 64 bytes
 * @param expires milliseconds since 1970
 * @param account who redeemed it
 */
public record Invite(
        Bytes hash, Role role, long expires, Optional<AccountId> account, boolean revoked) {
    /** Bytes of the hash that name it. */
    static final int NAME = 6;

    /** What may become of it. */
    public enum State {
        OPEN,
        REDEEMED,
        EXPIRED,
        REVOKED
    }

    /** How people name it who do not hold its token: twelve hexadecimal digits. */
    public String id() {
        return Bytes.of(Arrays.copyOf(hash.toArray(), NAME)).hex();
    }

    public State state(long now) {
        if (account.isPresent()) {
            return State.REDEEMED;
        }
        if (revoked) {
            return State.REVOKED;
        }
        return expires > now ? State.OPEN : State.EXPIRED;
    }
}
