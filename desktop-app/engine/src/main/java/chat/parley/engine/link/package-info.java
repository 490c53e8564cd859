/**
 * The connection to the relay: who it is, the socket that stays open, and HTTP for what is no
 * conversation. Floor 3; uses observe, trouble and the model.
 *
 * <pre>
 *  RelayTrust   fetches the signed card, holds it against the pin, and the TLS key against the card
 *     |
 *     +-- RelayLink  --Tyrus-->  the socket: nonce, hello, welcome, frames; again by itself when lost
 *     +-- RelayHttp  --java.net.http-->  joining, prekeys, directory
 *              both behind AskedRelay, which the rooms above know as Relay and Wire
 * </pre>
 *
 * Nothing but the request for the card ever goes to somebody who has not shown the right key: later
 * handshakes end by themselves unless the other side holds a TLS key that the card names. What arrives
 * is bounded and parsed strictly; a relay that breaks a rule loses the connection, never the program.
 */
@NullMarked
package chat.parley.engine.link;

import org.jspecify.annotations.NullMarked;
