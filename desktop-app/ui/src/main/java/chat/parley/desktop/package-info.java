/**
 * What a person sees, in JavaFX. This package starts the program and wires its rooms.
 *
 * <p>One room per thing on the screen; rooms meet only in the kit, the theme, the texts, the gate to the JavaFX thread
 * and the doors to the operating system.
 */
@NullMarked
package chat.parley.desktop;

import org.jspecify.annotations.NullMarked;
