package chat.parley.desktop.shell;

import javafx.scene.layout.Region;

/**
 * Something that a room shows in the window.
 *
 * @param node what is drawn; fills the place it is given
 * @param focus puts the keyboard where a person begins
 * @param leave called once it is no longer shown, to let go of everything that it follows
 */
public record Shown(Region node, Runnable focus, Runnable leave) {}
