/** Real people's windows and a real relay on this machine: the demo, and the trials beside it. */
@NullMarked
package chat.parley.trials;

import org.jspecify.annotations.NullMarked;
