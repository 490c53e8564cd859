/**
 * Conversations: commands become events, events are folded into what people see. Floor 7.
 */
@NullMarked
package chat.parley.engine.chats;

import org.jspecify.annotations.NullMarked;
