/**
 * The controls that every room builds with. Each says its role and name to a screen reader and works by keyboard.
 *
 * <p>Controls carry no size and no colour in code: {@code kit.css} beside them holds both.
 */
@NullMarked
package chat.parley.desktop.kit;

import org.jspecify.annotations.NullMarked;
