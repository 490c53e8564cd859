/** The link by which somebody joins. */
@NullMarked
package chat.parley.model.invite;

import org.jspecify.annotations.NullMarked;
