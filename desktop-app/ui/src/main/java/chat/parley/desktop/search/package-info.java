/** Going anywhere and doing anything by its name: the switcher over the window. */
@NullMarked
package chat.parley.desktop.search;

import org.jspecify.annotations.NullMarked;
