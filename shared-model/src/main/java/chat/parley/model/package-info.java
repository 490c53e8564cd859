/**
 * What client and relay must agree on: ids, frames, HTTP bodies, signed logs, limits and their codec.
 *
 * <p>It knows no socket, no database and no screen. What people say is not in here: those types live in the engine, so
 * the relay cannot even name them.
 */
@NullMarked
package chat.parley.model;

import org.jspecify.annotations.NullMarked;
