/**
 * Prekeys: what is needed to begin a session with a device that is not there.
 *
 * <pre>
 *  prekeys(device -> registration, signed EC, last-resort Kyber)       always given
 *  one_time_ec(device, id -> pub)                                      given once, then gone
 *  one_time_kyber(device, id -> pub, sig)                              given once, then gone
 *
 *  PUT /v1/prekeys    GET /v1/prekeys    GET /v1/prekeys/{account}/{device}
 * </pre>
 *
 * A one-time key is deleted, and that synced, before it is given away: two askers never get the same one, not even after
 * a power cut. Whoever asks too often gets last-resort keys, never an error.
 */
@NullMarked
package chat.parley.relay.keys;

import org.jspecify.annotations.NullMarked;
