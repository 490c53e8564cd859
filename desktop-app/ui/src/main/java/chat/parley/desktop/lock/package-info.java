/** Opening a profile that is there: with the desktop's keystore where it can, with the passphrase otherwise. */
@NullMarked
package chat.parley.desktop.lock;

import org.jspecify.annotations.NullMarked;
