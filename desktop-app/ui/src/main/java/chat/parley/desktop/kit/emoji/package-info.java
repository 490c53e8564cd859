/**
 * Emoji as pictures: which there are, where they stand in a text, and the control to choose one.
 *
 * <p>Fonts draw no colour emoji in JavaFX, so every emoji on the screen is an image out of {@code assets/emoji}.
 */
@NullMarked
package chat.parley.desktop.kit.emoji;

import org.jspecify.annotations.NullMarked;
