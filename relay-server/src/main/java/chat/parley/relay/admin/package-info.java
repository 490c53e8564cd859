/**
 * What the owner of the machine may ask of a relay: of a running one through a socket file that nobody else can open, of a
 * stopped one in its folder. Every act is in the audit log.
 *
 * <pre>
 *  DIR/admin/          rwx------
 *  DIR/admin/socket    one line of JSON in:    {"act": "accounts disable", "account": "ada"}
 *                      rows of JSON out:       {"row": "account", "account": "...", "state": "disabled", ...}
 *                      and one line behind:    {"row": "end", "problem": null}
 *
 *  command -> AdminClient -> socket -> AdminDoor -> Administration -> InviteDesk, AccountDesk, DeviceDesk
 *          -> Administration, where the relay is stopped                  act and audit entry in one commit
 * </pre>
 */
@NullMarked
package chat.parley.relay.admin;

import org.jspecify.annotations.NullMarked;
