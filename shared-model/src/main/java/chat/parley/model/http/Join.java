package chat.parley.model.http;

import chat.parley.model.codec.Bytes;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.log.SignedProfile;

/**
 * Redeems an invite: account, first device and profile in one step. The same token with the same
 * account succeeds again.
 *
 * @param token of the invite, 32 bytes
 */
public record Join(Bytes token, SignedEntry create, SignedProfile profile) {
    public Join {
        token.exactly(32, "invite token");
    }
}
