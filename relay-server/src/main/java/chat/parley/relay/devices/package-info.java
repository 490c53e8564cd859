/**
 * Which devices speak for an account: the signed device logs, proving oneself on a socket, and session tokens for HTTP.
 *
 * <pre>
 *  log_entry(account, seq -> entry, sig, sig2)      the log as signed, read back and verified before it is used
 *  device(id -> account)                            of every device that a log ever introduced
 *  excluded_account(account -> standing, since)     disabled, or closed for good
 *  excluded_device(device -> since)                 signed out for good, whatever its account's log says
 * </pre>
 *
 * The relay cannot end a device in its log, which its account's own keys sign. What it can do is to let the device in no
 * more: {@link chat.parley.relay.devices.Exclusions}.
 *
 * <p>Entries are appended on the commit lane with compare-and-set on the head, and only if the log as a whole stays valid:
 * clients verify everything again, so this only keeps junk out. Other rooms hear of a device's end through {@link
 * chat.parley.relay.devices.Retirement} (in the same commit) and {@link chat.parley.relay.devices.LogWatcher} (after it).
 */
@NullMarked
package chat.parley.relay.devices;

import org.jspecify.annotations.NullMarked;
