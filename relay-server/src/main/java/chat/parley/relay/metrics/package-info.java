/** Counters of what the relay does, for its own log. They name nobody. */
@NullMarked
package chat.parley.relay.metrics;

import org.jspecify.annotations.NullMarked;
