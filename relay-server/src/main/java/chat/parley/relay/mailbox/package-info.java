/**
 * Messages on their way: durable ones wait in a queue per device until they are acknowledged, calls wait a minute in
 * memory, ephemeral ones do not wait.
 *
 * <pre>
 *  queue(no, device, generation, acked, swept, full_from, full_to, sent_*, last_*)
 *  waiting(slot = no &lt;&lt; 36 | seq -> arrival, part, size, shared, expires, account)   a row per device
 *  message(arrival -> mid, account, device, relay_ts, payload)                  stored once per send
 *  shared(arrival -> rows_left)                                                 only where several rows point at it
 *
 *  seq: 1 2 3 4 5 6 7 8        a device's numbers have no holes; a missing row means the message is gone,
 *       a a . w w . w w        and the device is told so
 *       acked   expired        tail = highest number ever given out
 * </pre>
 *
 * One lane writes, so numbers are given out under no lock, and a batch of sends costs one sync. Nothing here is
 * deduplicated: at least once is the promise, and receivers drop what they have seen.
 */
@NullMarked
package chat.parley.relay.mailbox;

import org.jspecify.annotations.NullMarked;
