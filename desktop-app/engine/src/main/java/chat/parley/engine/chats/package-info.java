/**
 * Conversations: what people do becomes events, events are folded into what people see, whatever the
 * order in which they come. Floor 7; uses delivery, account's people, ledger and content.
 *
 * <pre>
 *  composer -> OpenConversation -> Chats -> Delivery -> Folding (Inbound) -> rows -> commit
 *                                    commit -> Touched -> Chats -> OpenConversation.state, ChatList
 *
 *  Folding   what is delivered becomes rows; with it Gaps (what is missing) and Typing
 *  Chats     what people open, say and read; with it ChatList, Drafts and Export
 *
 *  order     (hybrid clock, device, number of the device)       {@link chat.parley.engine.chats.OrderKey}
 *  gaps      what an author's device said later waits, then a "missing" row stands for what did not come
 *  states    receipts only ever move them forward
 *
 *  chats_chat       chat -> where its draft is in the journal
 *  chats_message    chat, hlc, from_dev, dev_seq, mid -> where its content is, mine, shown, unread
 *  chats_progress   message, chat -> accepted, delivered, seen (times; 2^63-1 for never)
 *  chats_line       chat, device -> the next number that is expected
 *  chats_gap        chat, device, from, to -> hlc of what came behind
 * </pre>
 */
@NullMarked
package chat.parley.engine.chats;

import org.jspecify.annotations.NullMarked;
