/**
 * Bodies of the relay's HTTP interface (JSON), for what is not a conversation: joining, prekeys,
 * the directory. Authenticated by {@code Authorization: Bearer} with the session token of the
 * socket's welcome.
 *
 * <pre>
 *  GET  /.well-known/parley                SignedRelayCard
 *  GET  /health                            Health
 *  POST /v1/accounts                       Join -> Joined
 *  PUT  /v1/prekeys                        PreKeyUpload -> PreKeyCount
 *  GET  /v1/prekeys                        PreKeyCount
 *  GET  /v1/prekeys/{account}/{device}     PreKeyOffer
 *  PUT  /v1/profile                        SignedProfile -> 204
 *  GET  /v1/directory?after=&amp;limit=        DirectoryPage
 *  GET  /v1/directory/{handle}             Member
 *  GET  /v1/socket                         the WebSocket
 * </pre>
 *
 * Errors are problem+json ({@link chat.parley.model.http.Problem}).
 */
@NullMarked
package chat.parley.model.http;

import org.jspecify.annotations.NullMarked;
