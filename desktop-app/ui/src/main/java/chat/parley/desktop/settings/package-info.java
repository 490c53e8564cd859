/**
 * How the person wants it: appearance, account, privacy, devices, and what Parley is made of. What is set applies at once.
 *
 * <p>Settings live in the profile under the keys of {@link chat.parley.desktop.settings.Preferences}.
 */
@NullMarked
package chat.parley.desktop.settings;

import org.jspecify.annotations.NullMarked;
