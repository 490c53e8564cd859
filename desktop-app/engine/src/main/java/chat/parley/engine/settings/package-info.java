/**
 * What this profile was told to do, one word and one value each, sealed like everything else. Floor 3;
 * uses ledger.
 *
 * <pre>
 *  settings_setting   name -> where its newest record is in the journal
 * </pre>
 */
@NullMarked
package chat.parley.engine.settings;

import org.jspecify.annotations.NullMarked;
