/**
 * Signatures and hashes that both sides need: Ed25519 (RFC 8032) and SHA-256 in plain Java by
 * Bouncy Castle, so that the relay loads no native library.
 */
@NullMarked
package chat.parley.model.crypto;

import org.jspecify.annotations.NullMarked;
