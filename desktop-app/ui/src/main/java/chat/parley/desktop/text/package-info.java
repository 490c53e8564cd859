/**
 * The words on the screen: one bundle of texts per room, plurals, and times as people say them.
 *
 * <p>A bundle lies beside its room's classes under the room's name. A key stands as a literal where it is used, in a call on a
 * variable named {@code texts}, so that a test can find keys that are missing, unused or given the wrong number of arguments.
 */
@NullMarked
package chat.parley.desktop.text;

import org.jspecify.annotations.NullMarked;
