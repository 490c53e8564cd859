/**
 * The signed documents that say who is who: the device log of an account, profiles, the relay's card
 * and its tickets. Verification is pure: bytes in, a verdict out, the same on both sides.
 *
 * <pre>
 *  LogEntry --CBOR--> bytes --Ed25519--> SignedEntry --append--> DeviceLog (which devices speak)
 * </pre>
 */
@NullMarked
package chat.parley.model.log;

import org.jspecify.annotations.NullMarked;
