/**
 * The names of things: accounts, devices, messages. Small values that print as a short hash, so
 * that a log line never names a person.
 */
@NullMarked
package chat.parley.model.id;

import org.jspecify.annotations.NullMarked;
