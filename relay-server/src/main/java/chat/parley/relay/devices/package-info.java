/**
 * Which devices speak for an account: the signed device logs, proving oneself on a socket, and session tokens for HTTP.
 *
 * <pre>
 *  log_entry(account, seq -> entry, sig, sig2)      the log as signed, read back and verified before it is used
 *  device(id -> account)                            of every device that a log ever introduced
 * </pre>
 *
 * Entries are appended on the commit lane with compare-and-set on the head, and only if the log as a whole stays valid:
 * clients verify everything again, so this only keeps junk out. Other rooms hear of a device's end through {@link
 * chat.parley.relay.devices.Retirement} (in the same commit) and {@link chat.parley.relay.devices.LogWatcher} (after it).
 */
@NullMarked
package chat.parley.relay.devices;

import org.jspecify.annotations.NullMarked;
