/**
 * The connection to the relay: address, pin, hello, resume, backoff, clock offset; HTTP for what is no conversation. Floor 3; uses observe, trouble and the model.
 */
@NullMarked
package chat.parley.engine.link;

import org.jspecify.annotations.NullMarked;
