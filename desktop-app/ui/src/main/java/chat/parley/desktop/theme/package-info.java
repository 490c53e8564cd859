/**
 * How everything looks: colour roles, type, stock controls, light and dark, the accent and the size.
 *
 * <p>Colours are named in {@code tokens.css} and nowhere else. Sizes stand in stylesheets in pixels at 100 %; the theme
 * scales all sheets by one number. A room brings its own sheet, named like the room.
 */
@NullMarked
package chat.parley.desktop.theme;

import org.jspecify.annotations.NullMarked;
