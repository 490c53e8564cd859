/** The box where a person writes: draft, emoji, length, and why nothing can be sent where nothing can be. */
@NullMarked
package chat.parley.desktop.composer;

import org.jspecify.annotations.NullMarked;
