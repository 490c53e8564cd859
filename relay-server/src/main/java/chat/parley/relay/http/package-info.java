/**
 * Plumbing for HTTP: the server itself, TLS, bounded and strict bodies, one mapper from errors to problem+json (RFC
 * 9457), and who is asking. What is served lies in the rooms, in their {@code Routes} and {@code Socket} classes.
 */
@NullMarked
package chat.parley.relay.http;

import org.jspecify.annotations.NullMarked;
