/**
 * The keys of a profile and the few small files that hold them. Floor 0; uses {@code trouble} and the shared model only.
 *
 * <pre>
 *  passphrase --Argon2id--+
 *  OS keystore -----------+--> DataKey --HKDF--> device file, journal, key file, database password
 *  recovery kit --HPKE----+
 *
 *  home/keys   home/keys.copy      the wraps of the data key       {@link chat.parley.engine.keys.KeyWraps}
 *  home/device home/device.copy    what makes this device itself   {@link chat.parley.engine.keys.DeviceFile}
 *  home/lock                       held while a profile is open    {@link chat.parley.engine.keys.ProfileLock}
 *
 *  a file kept twice:  magic 8 | generation 8 | length 4 | SHA-256 of generation and payload 32 | payload
 *  a sealed run:       nonce 12 | AES-256-GCM ciphertext | tag 16
 * </pre>
 *
 * <p>The newest sound copy counts and heals the other one. Nothing here is ever a key in the open: a copy of the folder
 * without passphrase, keystore and kit gives nothing.
 */
@NullMarked
package chat.parley.engine.keys;

import org.jspecify.annotations.NullMarked;
