/**
 * The window: rail, list, conversation, the panel beside it, what lies over it, and the honest word on the connection.
 *
 * <p>The one room that may know the others. What is shown beside the conversations comes in as a {@link
 * chat.parley.desktop.shell.Shown}, made by the program's wiring.
 */
@NullMarked
package chat.parley.desktop.shell;

import org.jspecify.annotations.NullMarked;
