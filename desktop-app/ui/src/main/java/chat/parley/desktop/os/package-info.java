/**
 * The doors to the operating system: what the program was started with, the browser, the clipboard, the printer, files that a
 * person chooses.
 *
 * <p>Each is a small interface, so that a test can stand in front of the door.
 */
@NullMarked
package chat.parley.desktop.os;

import org.jspecify.annotations.NullMarked;
