/** The list of chats: who, when, the last word, what is new; the search over names, and the people to begin a chat with. */
@NullMarked
package chat.parley.desktop.chatlist;

import org.jspecify.annotations.NullMarked;
