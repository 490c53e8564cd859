/**
 * How often somebody may do something. Each {@link chat.parley.relay.limits.Limit} is a named descriptor with a default
 * that configuration overrides; a refusal always says when to come back. Kept in memory only: a restart forgives.
 */
@NullMarked
package chat.parley.relay.limits;

import org.jspecify.annotations.NullMarked;
