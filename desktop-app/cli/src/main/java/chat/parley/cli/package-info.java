/**
 * The engine in a terminal, and for scripts and bots as JSON lines: the same engine as the window's,
 * and nothing of its own. It may use the engine and the shared model.
 *
 * <pre>
 *  CliMain -> ParleyCommand (home, passphrase) -> one command each -> Visit (an open profile) -> Messenger
 *  standard output: JSON lines   standard error: sentences   exit code: 0 done, 1 a bug, 2 wrong use, 3 no relay, 4 refused
 * </pre>
 */
@NullMarked
package chat.parley.cli;

import org.jspecify.annotations.NullMarked;
