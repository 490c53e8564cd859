/**
 * What the owner of the machine may ask a running relay, through a socket file that nobody else can open.
 *
 * <pre>
 *  DIR/admin/          rwx------
 *  DIR/admin/socket    one line of JSON in: {"act": "invite", "count": 1, "admin": false}
 *                      one line of JSON out: {"invites": [{"link": "parley://join?...", "admin": false, "expires": 0}], "error": null}
 * </pre>
 */
@NullMarked
package chat.parley.relay.admin;

import org.jspecify.annotations.NullMarked;
