/**
 * Who belongs here: invites, accounts, their signed profiles, and the directory of members.
 *
 * <pre>
 *  invite(hash -> role, expires, account, revoked)  account: who redeemed it
 *  invite_salt(salt)                                 hash = SHA-512(salt, token); the token itself is nowhere
 *  account(id -> role, joined, handle, skeleton, version, profile, signer, sig)
 *
 *  POST /v1/accounts      token + create entry + profile -> ticket, in one transaction
 *  PUT  /v1/profile       signed by an active device, version must rise
 *  GET  /v1/directory     members only: nobody else can find out who is here
 * </pre>
 */
@NullMarked
package chat.parley.relay.accounts;

import org.jspecify.annotations.NullMarked;
