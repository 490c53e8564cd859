/**
 * What people say: events and their codec, the header that every encrypted message carries, padding. Floor 0.
 */
@NullMarked
package chat.parley.engine.content;

import org.jspecify.annotations.NullMarked;
