/**
 * The engine in a terminal, and for scripts and bots as JSON lines. It may use the engine and the shared model.
 */
@NullMarked
package chat.parley.cli;

import org.jspecify.annotations.NullMarked;
