/**
 * One conversation: who it is with, what was said, how far each message has come, what is new.
 *
 * <p>The list is virtualised; a row keeps its identity while its content changes, so that a selection survives a receipt.
 */
@NullMarked
package chat.parley.desktop.conversation;

import org.jspecify.annotations.NullMarked;
