/**
 * The messenger without a screen. This package is its top floor: the one face that the window and the terminal hold.
 *
 * <p>Rooms lie on floors and use lower floors only; what has to travel up goes through an interface that the lower room
 * owns.
 */
@NullMarked
package chat.parley.engine;

import org.jspecify.annotations.NullMarked;
