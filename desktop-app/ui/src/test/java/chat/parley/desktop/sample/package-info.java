/** A messenger in memory with believable people and talk, for pictures and tests. It keeps nothing and reaches nobody. */
@NullMarked
package chat.parley.desktop.sample;

import org.jspecify.annotations.NullMarked;
