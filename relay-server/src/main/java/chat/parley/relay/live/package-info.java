/**
 * The sockets: proving oneself, frames in and out, and pushing what waits.
 *
 * <pre>
 *  Jetty -> DeviceSocket  nonce, fragments, hello in time     one per WebSocket
 *             -> Connection  frames of a proved device        at most one per device: the newest
 *                  -> Push      window, order, gaps, empty
 *                  -> Outgoing  one writer at a time; a consumer too far behind is cut off
 *  Connections: which device is connected where; pokes; what other rooms tell
 * </pre>
 *
 * Whatever is sent to a device passes its one pump, on a virtual thread: nobody who has news for a device (least of all
 * the commit lane) ever waits for its network.
 */
@NullMarked
package chat.parley.relay.live;

import org.jspecify.annotations.NullMarked;
