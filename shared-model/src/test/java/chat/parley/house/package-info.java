/** The rules that hold in every module; each module's architecture test names those that concern it. */
@NullMarked
package chat.parley.house;

import org.jspecify.annotations.NullMarked;
