/**
 * Who speaks: this account and its device, the people in the relay's directory, their device logs and profiles, verified marks. Floor 4.
 */
@NullMarked
package chat.parley.engine.account;

import org.jspecify.annotations.NullMarked;
