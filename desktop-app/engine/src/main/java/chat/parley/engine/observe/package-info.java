/**
 * How state is watched from above: a value and a subscription, nothing of JavaFX..
 */
@NullMarked
package chat.parley.engine.observe;

import org.jspecify.annotations.NullMarked;
