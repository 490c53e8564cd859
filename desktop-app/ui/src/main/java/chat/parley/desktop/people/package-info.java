/** A person: who they are here, their devices, and whether safety numbers were compared. */
@NullMarked
package chat.parley.desktop.people;

import org.jspecify.annotations.NullMarked;
