package chat.parley.model.http;

import chat.parley.model.id.AccountId;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedProfile;

/** Somebody in the relay's directory. */
public record Member(AccountId acct, SignedProfile profile, LogHead head) {}
