/**
 * The journal: what was said, sealed, once, for good. Floor 1; uses {@code keys}, {@code content}'s names and {@code
 * trouble}. Rooms above append records and answer {@link chat.parley.engine.journal.Replay}.
 *
 * <pre>
 *  home/journal/00000001.seg ...     append-only; a new one at 32 MiB and behind a torn tail; numbers without gaps
 *  home/journal/torn-DATE-SEGMENT-OFFSET   what a power cut left behind the last sound record, set aside
 *  home/journal/bodykeys  bodykeys.copy    the keys of the bodies; forgetting one erases what it sealed
 *
 *  segment:   magic "PARLEYJ1" 8 | number 8 | previous segment's length 8 | CRC-32C of these 4 | zeros 4 | records
 *
 *  record:    magic "PjRc" 4 | sealed head's length 4 | sealed body's length 4 (0: none)
 *             CRC-32C over segment, offset and these 12 bytes 4
 *             sealed head
 *             sealed body
 *  head:      CBOR {synced, key?, bodyHash?, head{kind, fromDev, mid, was, chat, devSeq, hlc, refs}}, under the journal's key
 *             synced    how much of this segment was forced when the record was appended: behind a good record nothing
 *                       before that offset can be a torn tail
 *             key       the id of the body's erasable key; absent where the journal's own key seals the body
 *             bodyHash  first 16 bytes of SHA-256 over the sealed body: it is checked even when its key is gone
 *  sealing:   AES-256-GCM, random nonce, bound to part (head or body), segment and offset
 *
 *  key file:  slot 0  magic "PARLEYF1" 8 | generation 8 | sealed {slots when it was last rewritten 8, zeros} 112
 *             slot n  sealed {id 8, kind 1, chat 32, day 8, deadline 8, key 32, zeros 11}, bound to generation and n
 *             Every slot has 128 bytes. New keys are appended to both copies, one after the other; forgetting writes
 *             both anew with the next generation, in which the forgotten ids come first, so that the copy of the
 *             generation before cannot bring them back.
 * </pre>
 */
@NullMarked
package chat.parley.engine.journal;

import org.jspecify.annotations.NullMarked;
