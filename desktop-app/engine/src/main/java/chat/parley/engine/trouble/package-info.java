/**
 * What can go wrong, as stable codes that the window and the command line put into sentences..
 */
@NullMarked
package chat.parley.engine.trouble;

import org.jspecify.annotations.NullMarked;
