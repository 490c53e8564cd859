/**
 * Who this relay is: its identity key, whose SHA-256 is the pin in every invite, and the TLS key that it vouches for.
 *
 * <pre>
 *  identity.key   Ed25519 seed, base64url      pin = SHA-256(public key)
 *  tls-key.pem    EC P-256, PKCS #8            relay card = {identity key, name, SHA-256(SPKI) of TLS keys}, signed
 *  tls-cert.pem   self-signed X.509
 * </pre>
 *
 * All three files are made at the first start. Clients trust the pin and the card, not a certificate authority.
 */
@NullMarked
package chat.parley.relay.identity;

import org.jspecify.annotations.NullMarked;
