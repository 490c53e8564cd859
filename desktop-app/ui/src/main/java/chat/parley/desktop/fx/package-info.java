/** The only gate to the JavaFX thread, and the bridge from what the engine says to what a view can bind to. */
@NullMarked
package chat.parley.desktop.fx;

import org.jspecify.annotations.NullMarked;
