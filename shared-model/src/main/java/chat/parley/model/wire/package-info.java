/**
 * What travels over the WebSocket: one CBOR map per binary message, its kind in {@code t}.
 *
 * <pre>
 *  relay:  nonce                                   client:  hello
 *  relay:  welcome, msg..., empty                  client:  ack...
 *  client: send{mid}        -> accepted | reject
 *  client: logGet, logPut{id} -> log | reject{id}
 *  client: session{id}      -> session{id}
 *  client: ping             -> pong
 *  relay:  poke, gone, bye
 * </pre>
 */
@NullMarked
package chat.parley.model.wire;

import org.jspecify.annotations.NullMarked;
