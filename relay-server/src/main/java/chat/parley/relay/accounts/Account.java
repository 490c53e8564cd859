package chat.parley.relay.accounts;

import chat.parley.model.id.AccountId;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedProfile;

/**
 * An account as it is kept.
 *
 * @param joined milliseconds since 1970
 * @param version of the profile
 */
public record Account(AccountId id, Role role, long joined, long version, SignedProfile profile) {}
