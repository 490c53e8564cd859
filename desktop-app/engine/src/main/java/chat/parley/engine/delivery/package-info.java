/**
 * From a message that was said here to one that the other device has, and back: exactly once on the
 * screen, made of at least once on the wire, a journal written before the ratchet moves, and a memory
 * of what was seen. Floor 5; uses account's answers, link's connection, crypto, ledger and content.
 *
 * <pre>
 *  say      event -> journal, synced, + outbox row                                    Pending
 *  Outbox   ratchet + ciphertexts + clientSeq in one transaction, synced, then sent   -> accepted
 *  Inbox    batch: opened, checked -> journal, synced -> rows + seen + lastAck, synced -> ack -> receipts
 *  Guard    welcome: who went back in time?      Whispers   typing and presence, beside all this
 *
 *  delivery_counts           one row: client_seq, accepted_seq, last_ack, stamp, mailbox, store, spent
 *  delivery_own              chat -> number of my newest event in it
 *  delivery_seen             device, message id -> came before (45 days)
 *  delivery_outbox           n, mid, peer, where its event is in the journal or its receipt, created, state
 *  delivery_target           mid, device -> ciphertext until accepted, delivered
 *  delivery_receipt          n, peer, type, message, time: receipts that are due
 *  delivery_raw              message -> where its envelope is, until its sender's log is here, or 45 days: then shown as unreadable
 *  delivery_unreadable       message -> where its envelope is, so that it is kept once (45 days); the row in its chat stays
 *  delivery_whisper_own      peer -> my key for typing and presence
 *  delivery_whisper_theirs   device, key id -> key
 * </pre>
 */
@NullMarked
package chat.parley.engine.delivery;

import org.jspecify.annotations.NullMarked;
