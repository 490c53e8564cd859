/**
 * The only room that knows libsignal: sessions (PQXDH and the double ratchet), their stores, prekeys,
 * this device's identity, and what is sealed beside the ratchet. Floor 2; uses keys, store, content
 * and the model.
 *
 * <pre>
 *  Sealer --one open transaction--> SignalStores --SQL--> CryptoStore
 *    |                                   |
 *    |                                   +--asks--> Identities (answered by account: the verified device logs)
 *    +-- ciphertext = kind (1 prekey, 2 whisper, 4 ephemeral) and the bytes of that kind
 *
 *  crypto_session   device -> libsignal's record        crypto_chain   device, ratchet key -> highest number seen
 *  crypto_prekey    kind, id -> record, made, replaced   crypto_spent   kyber id, signed id, base key: seen
 *  crypto_number    name -> number (next ids, an upload without an answer)
 * </pre>
 *
 * libsignal has no locks and decides trust by asking us, so everything here runs on the one lane, and
 * whoever the relay names as the sender is held against the device log before libsignal sees a byte.
 */
@NullMarked
package chat.parley.engine.crypto;

import org.jspecify.annotations.NullMarked;
