/**
 * From an invite link to a place in the organisation: whose relay it is, how colleagues see one, the passphrase, joining, and the
 * recovery kit, which can also be reached later.
 *
 * <p>It uses the engine's {@code Entrance}, and its {@code Messenger} once there is one. Nothing is kept of an unfinished
 * joining but what the engine keeps.
 */
@NullMarked
package chat.parley.desktop.onboarding;

import org.jspecify.annotations.NullMarked;
